import type { OutputOf } from '../../../contract/index';
import { isGranting } from '../../../domain/credit/grant';
import type { Day } from '../../../domain/kernel/time';
import { credits, dayRange, fullDayRange, hours, shortDay } from '../../services/format';

export type ProjectRow = OutputOf<'project.list'>['rows'][number];

/** What a card can be asked to do; the page decides how. */
export type CardAction = 'resume' | 'courses' | 'batches' | 'attendance' | 'grant' | 'materials';

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
  /** 请在 12-06 前提交: the nearest deadline; null when none is near. */
  due: { line: string; late: boolean } | null;
  /** Why nothing can be done now; '' when something can. */
  lockLine: string;
  tiles: Tile[];
  button: { action: CardAction; label: string; danger: boolean } | null;
  /** Round that the materials tile opens. */
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

function tilesOf(row: ProjectRow): Tile[] {
  if (row.state !== 'approved' && row.state !== 'closed') return [];
  const tiles: Tile[] = [
    { action: 'courses', label: '课程信息', icon: 'bookmark' },
    { action: 'batches', label: '举办周期', icon: 'calendar' },
  ];
  // Only an approved project can be held (M4).
  if (row.state === 'approved') tiles.push({ action: 'attendance', label: '二维码考勤', icon: 'qrcode' });
  if (row.step !== 'hold' || row.rounds.length > 0)
    tiles.push({ action: 'grant', label: '分析授分', icon: 'chart-bar' });
  const round = urgentRound(row.rounds);
  if (round !== undefined && round.state !== 'granting' && round.state !== 'nobodyGranted') {
    tiles.push({
      action: 'materials',
      label: round.state === 'granted' || round.state === 'materialsReturned' ? '提交资料' : '会议资料',
      icon: 'folder',
    });
  }
  return tiles;
}

const DUE_WORDS = { submit: '提交申报', report: '提交会议资料' } as const;

/** By when the next step is in time (rules: "Deadlines"). */
function dueLine({ due }: ProjectRow): ProjectCard['due'] {
  if (due === undefined) return null;
  const late = due.daysLate > 0;
  const line = `请在 ${shortDay(due.day)} 前${DUE_WORDS[due.what]}${late ? `，已逾期 ${due.daysLate} 天` : ''}`;
  return { line, late };
}

function buttonOf({ state }: ProjectRow): ProjectCard['button'] {
  if (state === 'draft') return { action: 'resume', label: '继续填写', danger: false };
  return state === 'returned' ? { action: 'resume', label: '修改并重新提交', danger: true } : null;
}

/** The list goes over several years: the year is said where it is not this one. */
const datesOf = (first: Day, last: Day, today: Day): string =>
  first.slice(0, 4) === today.slice(0, 4) ? dayRange(first, last) : fullDayRange(first, last);

/** @param today the server's day, to tell a holding that goes on from one that is still to come */
export function projectCard(row: ProjectRow, today: Day): ProjectCard {
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
    due: dueLine(row),
    lockLine: row.state === 'submitted' ? '审核通过后才能开考勤' : '',
    tiles: tilesOf(row),
    button: buttonOf(row),
    roundId: urgentRound(row.rounds)?.roundId ?? '',
  };
}
