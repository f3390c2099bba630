import { definePage } from '../../../page/define-page';
import { noCards } from '../../../page/list';
import { open } from '../../../page/navigate';
import { routes } from '../../../page/routes';
import { ask } from '../../../page/sheets';
import { showTabBadges } from '../../../services/badges';
import { call } from '../../../services/call';
import type { Tap } from '../../../services/events';
import { serverNow } from '../../../services/server-clock';
import { session } from '../../../services/session';
import { signOut, signOutQuestion } from '../../../services/sign-out';
import {
  centreFigures,
  centreTiles,
  contactTiles,
  faceOf,
  headView,
  homeFigures,
  homeTiles,
  lateLine,
  owedRows,
  queueCards,
  signInEnds,
  todayCards,
  type CentreDesk,
  type ContactDesk,
  type Desk,
  type Face,
  type Figure,
  type HeadView,
  type OwedRow,
  type QueueCard,
  type QueueKind,
  type Tile,
  type TodayCard,
} from './index.view';

const shownAtFirst: { face: Face; kind: QueueKind } = { face: 'signedOut', kind: 'project' };
const nothingWaits = { project: 0, change: 0, materials: 0, activity: 0, dispute: 0 };

const queueNames: Record<QueueKind, string> = { project: '项目', change: '变更申请', materials: '会议资料' };

const desks: Record<Desk | CentreDesk | ContactDesk, () => Promise<void>> = {
  departmentPeople: () => open(routes.departmentPeople, {}),
  disputes: () => open(routes.centreTransfers, {}),
  centreProjects: () => open(routes.centreProjects, {}),
  entries: () => open(routes.entries, {}),
  history: () => open(routes.history, {}),
  evaluations: () => open(routes.evaluationCompare, {}),
  rules: () => open(routes.ruleTable, {}),
  projects: () => open(routes.projects, {}),
  returnedProjects: () => open(routes.projects, { state: 'returned' }),
  people: () => open(routes.people, {}),
  transfers: () => open(routes.transfers, {}),
  departments: () => open(routes.departments, {}),
  roster: () => open(routes.roster, {}),
  appeals: () => open(routes.appeals, {}),
  activities: () => open(routes.activities, {}),
  centreActivities: () => open(routes.centreActivities, {}),
  grantProjects: () => open(routes.grantProjects, {}),
  audit: () => open(routes.audit, {}),
};

/** A1, C1: the tab of those who act for an institution, or the way in. */
export const page = definePage(routes.adminHome, {
  data: {
    ...shownAtFirst,
    ...noCards<QueueCard>(),
    head: null as HeadView | null,
    figures: [] as Figure[],
    tiles: [] as Tile[],
    today: [] as TodayCard[],
    owed: [] as OwedRow[],
    owedInAll: 0,
    counts: nothingWaits,
    late: null as ReturnType<typeof lateLine>,
    kindName: queueNames.project,
    /** When the sign-in ends, once that is near. */
    ends: '',
    /** People who did not find their institution or department. */
    asked: 0,
    unread: 0,
  },
  /** How much waits for the centre, as the first answer of its list tells. */
  own: () => ({ waiting: nothingWaits, late: null as ReturnType<typeof lateLine> }),
  reloadOnShow: true,
  methods: {
    pickKind({ currentTarget }: Tap<{ kind: QueueKind }>) {
      const { kind } = currentTarget.dataset;
      this.setData({ kind, kindName: queueNames[kind] });
      void this.reload();
    },
    openWaiting({ currentTarget }: Tap<{ kind: QueueKind; id: string }>) {
      const { kind, id } = currentTarget.dataset;
      if (kind === 'project') void this.run('open', () => open(routes.centreProject, { projectId: id }));
      else if (kind === 'change') void this.run('open', () => open(routes.centreChange, { changeId: id }));
      else void this.run('open', () => open(routes.centreMaterials, { roundId: id }));
    },
    openDesk({ currentTarget }: Tap<{ to: Desk | CentreDesk | ContactDesk | '' }>) {
      const { to } = currentTarget.dataset;
      if (to !== '') void this.run('open', desks[to]);
    },
    openOwed({ currentTarget }: Tap<{ round: string; project: string }>) {
      const { round: roundId, project: projectId } = currentTarget.dataset;
      void this.run('open', () =>
        roundId === '' ? open(routes.project, { projectId }) : open(routes.materials, { roundId }),
      );
    },
    openToday({ currentTarget }: Tap<{ key: string }>) {
      const card = this.data.today.find(({ key }) => key === currentTarget.dataset.key);
      if (card === undefined) return;
      const { projectId, sessionId } = card;
      void this.run('open', () =>
        sessionId === null ? open(routes.attendance, { projectId }) : open(routes.qr, { sessionId }),
      );
    },
    /** For a device without anybody signed in: the page asks an administrator to pair it. */
    openDisplay() {
      void this.run('open', () => open(routes.display, {}));
    },
    signIn() {
      void this.run('open', () => open(routes.signIn, {}));
    },
    openAsked() {
      void this.run('open', () => open(routes.directoryRequests, {}));
    },
    openAccount() {
      // Who else works here, and the account's password, are none of a contact's business.
      if (this.data.face !== 'contact') void this.run('open', () => open(routes.account, {}));
    },
    async signOut() {
      if (!(await ask(signOutQuestion))) return;
      await this.run('signOut', signOut);
      await this.reload({ fresh: true });
    },
  },
  /** Of the centre alone: a hospital's desk is no list. */
  async rows(request) {
    const { face, kind } = this.data;
    // Somebody else has signed in since the list was begun.
    if (request.cursor !== undefined && face !== 'centre') return { rows: [] };
    const { rows, nextCursor, counts, late } = await call('review.queue', { kind, ...request });
    this.waiting = counts;
    this.late = lateLine(late);
    return { rows: queueCards(kind, rows, serverNow()), nextCursor };
  },
  card: (card: QueueCard) => card,
  async load() {
    const { administrator, unread } = await session.refresh();
    showTabBadges(unread);
    const common = {
      face: faceOf(administrator),
      head: administrator && headView(administrator),
      ends: administrator === null ? '' : signInEnds(administrator, serverNow()),
      unread: unread.office,
    };
    if (administrator === null) return { ...common, asked: 0 };
    if (administrator.kind === 'centre') {
      const [{ cards, more }, asked] = await Promise.all([
        this.firstCards(),
        call('directoryRequest.list', { open: true, limit: 1 }),
      ]);
      return {
        ...common,
        asked: asked.waiting ?? 0,
        cards,
        more,
        counts: this.waiting,
        late: this.late,
        figures: centreFigures(this.waiting),
        tiles: centreTiles(this.waiting),
      };
    }
    if (common.face === 'contact') return { ...common, asked: 0, figures: [], tiles: [...contactTiles], today: [] };
    const home = await call('home.administrator', {});
    const { institutionRole: role } = administrator;
    const asked = home.openDirectoryRequests;
    return {
      ...common,
      asked,
      figures: homeFigures(home, role),
      tiles: homeTiles(home, role),
      today: todayCards(home, role, serverNow()),
      owed: owedRows(home, role),
      owedInAll: home.owedInAll,
    };
  },
});
