import type { OutputOf } from '../../../../contract/index';
import { badgeOf } from '../../../services/badges';
import { capView, type CapView } from '../../../services/head-count';
import { endsSoon } from '../../../../domain/person/sign-in';
import { clockRange, spokenMoment } from '../../../services/format';
import type { Session } from '../../../services/session';

type Administrator = NonNullable<Session['administrator']>;
type Home = OutputOf<'home.administrator'>;
type Queue = OutputOf<'review.queue'>;

/** What the tab shows: the way in, a hospital's desk (A1), or the centre's (C1). */
export type Face = 'signedOut' | 'hospital' | 'centre';

/** The pages a hospital's desk leads to. */
export type Desk =
  'projects' | 'returnedProjects' | 'people' | 'departments' | 'transfers' | 'roster' | 'grantProjects' | 'audit';

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
  to: Desk;
  /** Count in the red badge; empty for none. */
  badge: string;
}

export interface TodayCard {
  key: string;
  projectId: string;
  /** Null while there is no session: it is begun on the page of the project's attendance. */
  sessionId: string | null;
  title: string;
  placeName: string;
  period: string;
  open: boolean;
  /** Means something only once there is a session. */
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
  waitingDays: string;
}

export const faceOf = (administrator: Session['administrator']): Face => administrator?.kind ?? 'signedOut';

export function headView({ institutionName, kind, name }: Administrator): HeadView {
  return kind === 'centre'
    ? { institutionName, line: `审核员 · ${name}`, icon: 'institution' }
    : { institutionName, line: `单位管理员 · ${name}`, icon: 'hospital' };
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

export const homeFigures = (home: Home): Figure[] => [
  figure(home.pendingRegistrations, '待审核学员', 'hourglass', 'pend', 'people'),
  figure(home.returnedProjects, '退回项目', 'rollback', 'ret', 'returnedProjects'),
  figure(home.projectsToGrant, '待授分', 'task-checked', 'b', 'grantProjects'),
];

export const homeTiles = (home: Home): Tile[] => [
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
  {
    name: '学分',
    icon: 'certificate',
    to: 'grantProjects',
    badge: badgeOf(home.projectsToGrant + home.materialsToSubmit),
  },
  { name: '操作日志', icon: 'catalog', to: 'audit', badge: '' },
];

export const todayCards = ({ today }: Home): TodayCard[] =>
  today.map(({ projectId, batchId, sessionId, open, title, placeName, begin, end, ...count }) => ({
    key: `${projectId}:${batchId}`,
    projectId,
    sessionId,
    title,
    placeName,
    period: clockRange(begin, end),
    open,
    headCount: count.headCount,
    places: capView(count),
    button: sessionId === null ? '开始二维码考勤' : '打开考勤二维码',
  }));

export const centreFigures = (counts: Queue['counts']): Figure[] => [
  figure(counts.project, '待审项目', 'folder', 'pend'),
  figure(counts.change, '待审变更', 'edit', 'pend'),
  figure(counts.materials, '待审会议资料', 'task-checked', 'pend'),
];

export const queueCards = (kind: QueueKind, rows: Queue['rows']): QueueCard[] =>
  rows.map(({ id, projectNumber, title, creditLevel, institutionName, waitingDays }) => ({
    kind,
    id,
    projectNumber,
    title,
    creditLevel,
    institutionName,
    waitingDays: waitingDays === 0 ? '今天' : String(waitingDays),
  }));
