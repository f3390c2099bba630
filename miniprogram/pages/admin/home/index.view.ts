import type { OutputOf } from '../../../../contract/index';
import { badgeOf } from '../../../services/badges';
import { capView, type CapView } from '../../../services/head-count';
import { institutionRoleWords, type InstitutionRole } from '../../../../domain/person/institution-role';
import { endsSoon } from '../../../../domain/person/sign-in';
import { clockOf, dayCount, dayOf, secondOf } from '../../../../domain/kernel/time';
import { clockRange, clockText, shortDay, spokenMoment } from '../../../services/format';
import { mayMake } from '../../../services/rights';
import type { Session } from '../../../services/session';

type Administrator = NonNullable<Session['administrator']>;
type Home = OutputOf<'home.administrator'>;
type Queue = OutputOf<'review.queue'>;

/** What the tab shows: the way in, a hospital's desk (A1), that of a department's contact, or the centre's (C1). */
export type Face = 'signedOut' | 'hospital' | 'contact' | 'centre';

/** The pages a hospital's desk leads to. */
export type Desk =
  | 'projects'
  | 'returnedProjects'
  | 'people'
  | 'departments'
  | 'transfers'
  | 'roster'
  | 'appeals'
  | 'grantProjects'
  | 'activities'
  | 'audit';

/** The page that the desk of a department's contact leads to. */
export type ContactDesk = 'departmentPeople';

/** The pages that the centre's desk leads to. */
export type CentreDesk =
  'centreProjects' | 'entries' | 'history' | 'evaluations' | 'rules' | 'disputes' | 'centreActivities';

export interface HeadView {
  institutionName: string;
  line: string;
  icon: string;
}

export interface Figure {
  value: string;
  caption: string;
  icon: string;
  tone: 'pend' | 'ret' | 'b' | '';
  /** The list behind the figure; '' where it stands on the page itself. */
  to: Desk | '';
}

export interface Tile {
  name: string;
  icon: string;
  to: Desk | CentreDesk | ContactDesk;
  /** Count in the red badge; empty for none. */
  badge: string;
}

/** A tile of a hospital's desk: whoever may not open what is behind it does not see it. */
type DeskTile = Tile & { to: Desk };

export interface TodayCard {
  key: string;
  projectId: string;
  /** Null while there is no session: it is begun on the page of the project's attendance. */
  sessionId: string | null;
  title: string;
  placeName: string;
  period: string;
  /** Whether people are to check in right now and somebody shows the code (D13c). */
  running: boolean;
  /** 考勤进行中, 13:00 开始, 今天已结束 … */
  word: string;
  /** There is a session, so the head-count means something. */
  counted: boolean;
  headCount: number;
  /** Behind the head-count, and the places taken when there is a cap. */
  places: CapView;
  button: string;
}

/** What waits for the centre: projects, or the materials of a round. */
export type QueueKind = 'project' | 'change' | 'materials';

export interface QueueCard {
  kind: QueueKind;
  /** Of the project, or of the round. */
  id: string;
  projectNumber: string;
  title: string;
  creditLevel: Queue['rows'][number]['creditLevel'];
  institutionName: string;
  /** 12-13 开课 · 第 2 次提交 */
  facts: string;
  /** 3 天后开课; '' where nothing hurries. */
  soon: string;
  /** 唐丽正在看; '' while nobody does. */
  reviewer: string;
  waitingDays: string;
  late: boolean;
}

export function faceOf(administrator: Session['administrator']): Face {
  if (administrator === null) return 'signedOut';
  return administrator.institutionRole === 'departmentContact' ? 'contact' : administrator.kind;
}

const limits: Readonly<Record<InstitutionRole, string>> = {
  all: '',
  attendanceOnly: `（${institutionRoleWords.attendanceOnly}）`,
  readOnly: `（${institutionRoleWords.readOnly}）`,
  departmentContact: '',
};

export function headView({ institutionName, kind, name, institutionRole }: Administrator): HeadView {
  return kind === 'centre'
    ? { institutionName, line: `审核员 · ${name}`, icon: 'institution' }
    : {
        institutionName,
        line: `${institutionRole === 'departmentContact' ? '科室联系人' : '单位管理员'} · ${name}${limits[institutionRole]}`,
        icon: 'hospital',
      };
}

/** 12月1日 08:05, when the sign-in ends within three days although it is in use; else ''. */
export const signInEnds = (administrator: Administrator, now: number): string =>
  endsSoon(administrator, now) ? spokenMoment(administrator.expiresAt, now) : '';

/** Colour only where something waits: a nought is not a task. */
const figure = (count: number, caption: string, icon: string, tone: Figure['tone'], to: Figure['to'] = ''): Figure => ({
  value: String(count),
  caption,
  icon,
  tone: count > 0 ? tone : '',
  to,
});

/** The first call that each page makes: whoever may not make it is not led there. */
const needs: Readonly<Record<Desk, Parameters<typeof mayMake>[1]>> = {
  projects: 'project.list',
  returnedProjects: 'project.list',
  people: 'registration.list',
  departments: 'department.list',
  roster: 'roster.get',
  transfers: 'transfer.list',
  appeals: 'appeal.list',
  grantProjects: 'grant.candidates',
  activities: 'groupActivity.list',
  audit: 'audit.list',
};

/** Figures lead nowhere for whoever may not open what is behind them. */
export const homeFigures = (home: Home, role: InstitutionRole): Figure[] =>
  allFigures(home).map((each) => (each.to === '' || mayMake(role, needs[each.to]) ? each : { ...each, to: '' }));

const allFigures = (home: Home): Figure[] => [
  figure(home.pendingRegistrations, '待审核学员', 'hourglass', 'pend', 'people'),
  figure(home.returnedProjects, '退回项目', 'rollback', 'ret', 'returnedProjects'),
  figure(home.projectsToGrant, '待授分', 'task-checked', 'b', 'grantProjects'),
];

export const homeTiles = (home: Home, role: InstitutionRole): DeskTile[] =>
  allTiles(home).filter(({ to }) => mayMake(role, needs[to]));

const allTiles = (home: Home): DeskTile[] => [
  { name: '项目', icon: 'folder', to: 'projects', badge: badgeOf(home.returnedProjects) },
  {
    name: '人员',
    icon: 'usergroup',
    to: 'people',
    badge: badgeOf(home.pendingRegistrations + home.pendingRebindings + home.pendingCorrections),
  },
  { name: '调动', icon: 'swap', to: 'transfers', badge: badgeOf(home.transfersToApprove + home.transfersToAnswer) },
  { name: '科室', icon: 'institution', to: 'departments', badge: '' },
  { name: '花名册', icon: 'user-list', to: 'roster', badge: '' },
  { name: '申诉', icon: 'chat', to: 'appeals', badge: badgeOf(home.openAppeals) },
  {
    name: '学分',
    icon: 'certificate',
    to: 'grantProjects',
    badge: badgeOf(home.projectsToGrant + home.materialsToSubmit),
  },
  { name: '集体活动', icon: 'usergroup-add', to: 'activities', badge: badgeOf(home.returnedActivities) },
  { name: '操作日志', icon: 'catalog', to: 'audit', badge: '' },
];

/** One thing that is owed (G13). */
export interface OwedRow {
  key: string;
  kind: Home['owed'][number]['kind'];
  projectId: string;
  /** '' of a batch that is still to be analysed and granted. */
  roundId: string;
  word: string;
  icon: string;
  title: string;
  tag: { word: string; tone: 'ret' | 'late' | 'neutral'; icon: string };
}

const owedWords = {
  materialsReturned: { word: '资料被退回', icon: 'rollback' },
  materials: { word: '该交资料', icon: 'folder' },
  grant: { word: '待分析、授分', icon: 'task-checked' },
} as const satisfies Record<OwedRow['kind'], object>;

/** Of what is due within this time the tag is amber. */
const SOON_DAYS = 3;

function timeTag({ due, daysLeft, daysLate }: Home['owed'][number]): OwedRow['tag'] {
  if (daysLate > 0) return { word: `已过期 ${daysLate} 天`, tone: 'ret', icon: 'error-circle-filled' };
  if (due === null) return { word: '待办', tone: 'neutral', icon: 'time' };
  return { word: `还有 ${daysLeft} 天`, tone: daysLeft <= SOON_DAYS ? 'late' : 'neutral', icon: 'time' };
}

/** What is owed, for whoever may do something about it. */
export const owedRows = (home: Home, role: InstitutionRole): OwedRow[] =>
  mayMake(role, 'materials.get')
    ? home.owed.map((owed) => ({
        ...{ key: `${owed.roundId ?? owed.batchId}:${owed.projectId}`, kind: owed.kind, title: owed.title },
        ...{ projectId: owed.projectId, roundId: owed.roundId ?? '', ...owedWords[owed.kind], tag: timeTag(owed) },
      }))
    : [];

/** Whoever may not show the code has no button to it. */
export const todayCards = ({ today }: Home, role: InstitutionRole, now: number): TodayCard[] =>
  today.map(({ projectId, batchId, sessionId, sessions, open, title, placeName, windows, ...count }) => ({
    key: `${projectId}:${batchId}`,
    projectId,
    sessionId,
    title,
    placeName: sessions > 1 ? `${sessions} 场` : placeName,
    period: periodOf(windows),
    ...stateOf({ sessions, open, windows }, now),
    counted: sessions > 0,
    headCount: count.headCount,
    places: capView(count),
    button: mayMake(role, 'attendance.tokens')
      ? sessions === 0
        ? '开始二维码考勤'
        : sessions === 1
          ? '打开考勤二维码'
          : '选择场次打开二维码'
      : '',
  }));

type Held = Home['today'][number];

const periodOf = (windows: Held['windows']): string => {
  const [first, last] = [windows[0], windows[windows.length - 1]];
  return first && last ? clockRange(clockOf(first.begin), clockOf(last.end)) : '';
};

/** Only what people can check in to now goes on; before and after its windows a scan counts for nothing. */
function stateOf(
  { sessions, open, windows }: Pick<Held, 'sessions' | 'open' | 'windows'>,
  now: number,
): Pick<TodayCard, 'running' | 'word'> {
  const second = secondOf(now);
  const isOpen = windows.some(({ begin, end }) => second >= begin && second <= end);
  if (isOpen && open) return { running: true, word: '考勤进行中' };
  if (isOpen) return { running: false, word: sessions === 0 ? '还没有开考勤' : '考勤已暂停' };
  const next = windows.find(({ begin }) => second < begin);
  return { running: false, word: next ? `${clockText(clockOf(next.begin))} 开始` : '今天已结束' };
}

export const centreFigures = (counts: Queue['counts']): Figure[] => [
  figure(counts.project, '待审项目', 'folder', 'pend'),
  figure(counts.change, '待审变更', 'edit', 'pend'),
  figure(counts.materials, '待审会议资料', 'task-checked', 'pend'),
];

/** C3: what the centre keeps, and what it has decided; a badge where somebody waits for it. */
export const centreTiles = ({ dispute, activity }: Queue['counts']): Tile[] => [
  { name: '集体活动', icon: 'usergroup', to: 'centreActivities', badge: badgeOf(activity) },
  { name: '审核历史', icon: 'history', to: 'history', badge: '' },
  { name: '目录管理', icon: 'folder-open', to: 'entries', badge: '' },
  { name: '各单位的项目', icon: 'view-list', to: 'centreProjects', badge: '' },
  { name: '调动裁决', icon: 'swap', to: 'disputes', badge: badgeOf(dispute) },
  { name: '项目评价', icon: 'star', to: 'evaluations', badge: '' },
  { name: '学分规则表', icon: 'certificate', to: 'rules', badge: '' },
];

/** What a department's contact does: look at the people there. */
export const contactTiles: readonly Tile[] = [
  { name: '本科室人员', icon: 'usergroup', to: 'departmentPeople', badge: '' },
];

export const queueCards = (kind: QueueKind, rows: Queue['rows'], now: number): QueueCard[] =>
  rows.map(({ id, projectNumber, title, creditLevel, institutionName, waitingDays, ...more }) => ({
    kind,
    id,
    projectNumber,
    title,
    creditLevel,
    institutionName,
    ...factsOfRow(more, now),
    waitingDays: waitingDays === 0 ? '今天' : String(waitingDays),
    late: more.daysLate > 0,
  }));

function factsOfRow(
  { opens, timesSubmitted = 1, inReview }: Pick<Queue['rows'][number], 'opens' | 'timesSubmitted' | 'inReview'>,
  now: number,
): Pick<QueueCard, 'facts' | 'soon' | 'reviewer'> {
  const days = opens === undefined ? 0 : dayCount(dayOf(now), opens.day) - 1;
  return {
    facts: [
      ...(opens === undefined ? [] : [`${shortDay(opens.day)} 开课`]),
      ...(timesSubmitted > 1 ? [`第 ${timesSubmitted} 次提交`] : []),
    ].join(' · '),
    soon: opens?.soon !== true ? '' : days > 0 ? `${days} 天后开课` : days === 0 ? '今天开课' : '已过开课日',
    reviewer: inReview === undefined ? '' : `${inReview}正在看`,
  };
}

/** What is overdue in the three queues together, and where the first of it is; null where nothing is. */
export function lateLine(late: Queue['late']): { words: string; kind: QueueKind } | null {
  if (late === null) return null;
  const kinds: readonly QueueKind[] = ['project', 'change', 'materials'];
  const kind = kinds.find((each) => late[each] > 0);
  const all = kinds.reduce((sum, each) => sum + late[each], 0);
  return kind === undefined ? null : { words: `${all} 件逾期未审`, kind };
}
