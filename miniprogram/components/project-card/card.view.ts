import type { OutputOf } from '../../../contract/index';
import { isGranting } from '../../../domain/credit/grant';
import type { Day } from '../../../domain/kernel/time';
import { credits, dayRange, fullDayRange, hours, shortDay } from '../../services/format';

export type ProjectRow = OutputOf<'project.list'>['rows'][number];

/** What a card can be asked to do; the page decides how. */
export type CardAction =
  'resume' | 'courses' | 'batches' | 'attendance' | 'evaluation' | 'exam' | 'grant' | 'materials';

interface StepView {
  label: string;
  /** dn done, now current, wt someone else's turn, er your turn after a return; '' still to come. */
  mark: '' | 'dn' | 'now' | 'wt' | 'er';
  icon: string;
}

interface Tile {
  action: CardAction;
  label: string;
  icon: string;
}

/** A project as its card shows it (A2). */
export interface ProjectCard {
  projectId: string;
  number: string;
  title: string;
  level: string;
  /** 11-29 · 2.00 学分 · 6.0 学时 */
  figures: string;
  tag: { kind: 'project' | 'round'; state: string; note: string };
  steps: StepView[];
  returnReason: string;
  /** Why nothing can be done now; '' when something can. */
  lockLine: string;
  tiles: Tile[];
  button: { action: CardAction; label: string; danger: boolean } | null;
  /** What comes next, by when, and one tap to it (J1); without an action nothing can be done about it here. */
  next: { line: string; late: boolean; action: CardAction | ''; label: string } | null;
  /** Round that the materials open. */
  roundId: string;
}

const STEP_LABELS = ['申报', '审核', '举办', '授分', '资料'] as const;
const STEP_INDEX: Record<ProjectRow['step'], number> = {
  apply: 0,
  review: 1,
  hold: 2,
  grant: 3,
  materials: 4,
  done: 5,
};
const MARK_ICONS: Record<StepView['mark'], string> = { '': '', dn: 'check', now: '', wt: 'hourglass', er: 'close' };

/** The round that wants the administrator first: returned ones, then those to hand in, then what the centre has. */
const URGENCY: readonly ProjectRow['rounds'][number]['state'][] = [
  'materialsReturned',
  'granted',
  'materialsSubmitted',
  'granting',
  'effective',
  'nobodyGranted',
];

export function urgentRound(rounds: ProjectRow['rounds']): ProjectRow['rounds'][number] | undefined {
  return [...rounds].sort((one, other) => URGENCY.indexOf(one.state) - URGENCY.indexOf(other.state))[0];
}

function markOfCurrent(row: ProjectRow): StepView['mark'] {
  if (row.state === 'submitted') return 'wt';
  if (row.state === 'returned') return 'er';
  if (row.step !== 'materials') return 'now';
  const round = urgentRound(row.rounds)?.state;
  if (round === 'materialsSubmitted') return 'wt';
  return round === 'materialsReturned' ? 'er' : 'now';
}

function stepsOf(row: ProjectRow): StepView[] {
  const current = STEP_INDEX[row.step];
  return STEP_LABELS.map((label, index) => {
    const mark = index < current ? 'dn' : index === current && row.state !== 'cancelled' ? markOfCurrent(row) : '';
    return { label, mark, icon: MARK_ICONS[mark] };
  });
}

function tagOf(row: ProjectRow, today: Day): ProjectCard['tag'] {
  const project = (note: string): ProjectCard['tag'] => ({ kind: 'project', state: row.state, note });
  if (row.state !== 'approved') return project('');
  switch (row.step) {
    case 'materials':
      return { kind: 'round', state: urgentRound(row.rounds)?.state ?? 'granted', note: '' };
    case 'grant':
      return project(isGranting(row.rounds) ? '正在授分' : '待授分');
    case 'done':
      return project(row.rounds.some(({ state }) => state === 'effective') ? '学分已生效' : '无人获得学分');
    // An approved project is past its application and its review.
    case 'apply':
    case 'review':
    case 'hold':
      return project(row.firstDay !== null && row.firstDay <= today ? '举办中' : '待举办');
  }
}

/** The actions that the manual gives each row (M4): holding a project takes its approval, and credits take the right to see them. */
function tilesOf({ state }: ProjectRow, analyses: boolean): Tile[] {
  if (state !== 'approved' && state !== 'closed') return [];
  const tiles: (Tile | false)[] = [
    { action: 'courses', label: '课程信息', icon: 'bookmark' },
    { action: 'batches', label: '举办周期', icon: 'calendar' },
    state === 'approved' && { action: 'attendance', label: '二维码考勤', icon: 'qrcode' },
    analyses && { action: 'evaluation', label: '项目评价', icon: 'star' },
    analyses && { action: 'exam', label: '在线考试', icon: 'task' },
  ];
  return tiles.filter((tile) => tile !== false);
}

const DUE_WORDS = { submit: '提交申报', report: '提交会议资料' } as const;

/** By when the next step is in time (rules: "Deadlines"). */
function dueLine({ due }: ProjectRow): { line: string; late: boolean } | null {
  if (due === undefined) return null;
  const late = due.daysLate > 0;
  const line = `请在 ${shortDay(due.day)} 前${DUE_WORDS[due.what]}${late ? `，已逾期 ${due.daysLate} 天` : ''}`;
  return { line, late };
}

/** One tap to what is owed; whoever may not see analyses is told and led nowhere. */
function nextOf(row: ProjectRow, today: Day, analyses: boolean): ProjectCard['next'] {
  const due = dueLine(row);
  const told = { line: due?.line ?? '', late: due?.late ?? false };
  const to = (action: CardAction, label: string, line = told.line): ProjectCard['next'] => ({
    ...told,
    line,
    ...(analyses || action === 'resume' || action === 'attendance' ? { action, label } : { action: '', label: '' }),
  });
  const alone: ProjectCard['next'] = due === null ? null : { ...due, action: '', label: '' };
  if (row.state !== 'approved' && row.state !== 'closed')
    return row.state === 'draft' ? to('resume', '继续填', told.line || '还没有提交') : alone;
  switch (row.step) {
    case 'hold':
      // Of a closed project nothing is held any more.
      return row.state === 'approved' && isHeldOn(row, today) ? to('attendance', '开考勤', '今天在举办期间') : alone;
    case 'grant':
      return row.state === 'approved'
        ? isGranting(row.rounds)
          ? to('grant', '看进度', told.line || '正在授分')
          : to('grant', '去分析授分', told.line || '已结束，待分析授分')
        : alone;
    case 'materials':
      return materialsNext(row, to, told.line);
    case 'done':
      return row.rounds.some(({ state }) => state === 'effective') ? to('materials', '看资料', '学分已生效') : alone;
    // An approved project is past its application and its review.
    case 'apply':
    case 'review':
      return alone;
  }
}

function materialsNext(
  row: ProjectRow,
  to: (action: CardAction, label: string, line: string) => ProjectCard['next'],
  due: string,
): ProjectCard['next'] {
  const round = urgentRound(row.rounds)?.state;
  if (round === 'materialsReturned') return to('materials', '去修改', due || '会议资料被退回');
  if (round === 'materialsSubmitted') return to('materials', '看资料', due || '会议资料等中心审核');
  return to('materials', '交资料', due || '授分完成，待交会议资料');
}

const isHeldOn = ({ firstDay, lastDay }: ProjectRow, today: Day): boolean =>
  firstDay !== null && lastDay !== null && firstDay <= today && today <= lastDay;

function buttonOf({ state }: ProjectRow): ProjectCard['button'] {
  return state === 'returned' ? { action: 'resume', label: '修改并重新提交', danger: true } : null;
}

/** The list goes over several years: the year is said where it is not this one. */
const datesOf = (first: Day, last: Day, today: Day): string =>
  first.slice(0, 4) === today.slice(0, 4) ? dayRange(first, last) : fullDayRange(first, last);

/**
 * @param today the server's day, to tell a holding that goes on from one that is still to come
 * @param analyses whether the reader may see analyses and credits (`services/rights.ts`)
 */
export function projectCard(row: ProjectRow, today: Day, { analyses } = { analyses: true }): ProjectCard {
  const dates = row.firstDay !== null && row.lastDay !== null ? [datesOf(row.firstDay, row.lastDay, today)] : [];
  return {
    projectId: row.projectId,
    number: row.projectNumber,
    title: row.title,
    level: row.creditLevel,
    figures: [...dates, `${credits(row.creditHundredths)} 学分`, `${hours(row.hourTenths)} 学时`].join(' · '),
    tag: tagOf(row, today),
    steps: stepsOf(row),
    returnReason: row.state === 'returned' ? (row.returnReason ?? '') : '',
    lockLine: row.state === 'submitted' ? '审核通过后才能开考勤' : '',
    tiles: tilesOf(row, analyses),
    button: buttonOf(row),
    next: nextOf(row, today, analyses),
    roundId: urgentRound(row.rounds)?.roundId ?? '',
  };
}
