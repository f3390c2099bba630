import type { OutputOf } from '../../../../contract/index';
import { capView, type CapView } from '../../../services/head-count';
import { clockRange } from '../../../services/format';
import type { Session } from '../../../services/session';

type Administrator = NonNullable<Session['administrator']>;
type Home = OutputOf<'home.administrator'>;
type Queue = OutputOf<'review.queue'>;

/** What the tab shows: the way in, a hospital's desk (A1), or the centre's (C1). */
export type Face = 'signedOut' | 'hospital' | 'centre';

export interface HeadView {
  institutionName: string;
  line: string;
  icon: string;
}

export interface Figure {
  value: string;
  caption: string;
  icon: string;
  tone: 'pend' | 'ret' | 'brand' | '';
  /** The list behind the figure; '' where it stands on the page itself. */
  url: string;
}

export interface Tile {
  name: string;
  icon: string;
  url: string;
  /** Count in the red badge; empty for none. */
  badge: string;
}

export interface TodayCard {
  key: string;
  title: string;
  placeName: string;
  period: string;
  open: boolean;
  /** Whether there is a session already, so that a head-count means something. */
  started: boolean;
  headCount: number;
  /** Behind the head-count, and the places taken when there is a cap. */
  places: CapView;
  button: string;
  url: string;
}

export interface QueueRow {
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

/** Colour only where something waits: a nought is not a task. */
const figure = (count: number, caption: string, icon: string, tone: Figure['tone'], url = ''): Figure => ({
  value: String(count),
  caption,
  icon,
  tone: count > 0 ? tone : '',
  url,
});

export const homeFigures = (home: Home): Figure[] => [
  figure(home.pendingRegistrations, '待审核学员', 'hourglass', 'pend', '/packages/people/people/index'),
  figure(home.returnedProjects, '退回项目', 'rollback', 'ret', '/packages/projects/projects/index?state=returned'),
  figure(home.projectsToGrant, '待授分', 'task-checked', 'brand', '/packages/credits/grant-projects/index'),
];

const badgeOf = (count: number): string => (count === 0 ? '' : count > 99 ? '99+' : String(count));

export const homeTiles = (home: Home): Tile[] => [
  { name: '项目', icon: 'folder', url: '/packages/projects/projects/index', badge: badgeOf(home.returnedProjects) },
  {
    name: '人员',
    icon: 'usergroup',
    url: '/packages/people/people/index',
    badge: badgeOf(home.pendingRegistrations + home.pendingRebindings),
  },
  { name: '科室', icon: 'institution', url: '/packages/people/departments/index', badge: '' },
  {
    name: '学分',
    icon: 'certificate',
    url: '/packages/credits/grant-projects/index',
    badge: badgeOf(home.projectsToGrant + home.materialsToSubmit),
  },
  { name: '操作日志', icon: 'catalog', url: '/packages/people/audit/index', badge: '' },
];

const query = encodeURIComponent;

export const todayCards = ({ today }: Home): TodayCard[] =>
  today.map(({ projectId, batchId, sessionId, open, title, placeName, begin, end, ...count }) => ({
    key: `${projectId}:${batchId}`,
    title,
    placeName,
    period: clockRange(begin, end),
    open,
    started: sessionId !== null,
    headCount: count.headCount,
    places: capView(count),
    button: sessionId === null ? '开始二维码考勤' : '打开考勤二维码',
    url:
      sessionId === null
        ? `/packages/attendance/attendance/index?projectId=${query(projectId)}`
        : `/packages/attendance/qr/index?sessionId=${query(sessionId)}`,
  }));

export const centreFigures = ({ counts }: Queue): Figure[] => [
  figure(counts.project, '待审项目', 'folder', 'pend'),
  figure(counts.materials, '待审会议资料', 'task-checked', 'pend'),
];

export const queueRows = (rows: Queue['rows']): QueueRow[] =>
  rows.map(({ id, projectNumber, title, creditLevel, institutionName, waitingDays }) => ({
    id,
    projectNumber,
    title,
    creditLevel,
    institutionName,
    waitingDays: waitingDays === 0 ? '今天' : String(waitingDays),
  }));

/** Where a row of the queue leads. */
export const queueUrl = (kind: 'project' | 'materials', id: string): string =>
  kind === 'project'
    ? `/packages/centre/project/index?projectId=${query(id)}`
    : `/packages/centre/materials/index?roundId=${query(id)}`;
