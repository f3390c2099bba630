import { dayOf } from '../../../../domain/kernel/time';
import { call } from '../../../services/call';
import type { Tap } from '../../../services/events';
import { openFile } from '../../../services/open-file';
import { serverNow } from '../../../services/server-clock';
import { definePage } from '../../../page/define-page';
import { open } from '../../../page/navigate';
import { routes } from '../../../page/routes';
import { sheet } from '../../../page/sheets';
import { seesAnalyses } from '../../../services/rights';
import { batchNearest, batchView, type BatchView, type CourseRow, type SessionRow } from './index.view';

type RowTap = Tap<{ index: number }>;

/** WeChat lists at most six. */
const LISTED = 6;

/** Which of several sessions is meant; undefined when the person decided otherwise. */
async function whichOf(sessions: readonly SessionRow[]): Promise<number | undefined> {
  const itemList = sessions.slice(0, LISTED).map(({ placeName, line }) => `${placeName} · ${line}`);
  return (await sheet(() => wx.showActionSheet({ itemList })))?.tapIndex;
}

/** M11, D1: QR attendance of a project: the sessions of a day, and the course list with its three columns. */
export const page = definePage(routes.attendance, {
  access: 'administrator',
  makes: ['attendanceSession.open', 'attendanceSession.update', 'attendanceSession.create'],
  data: {
    title: '',
    projectNumber: '',
    batch: null as BatchView | null,
    /** Analyses are shown: not to whoever looks after the check-in alone. */
    analyses: false,
    /** The session that is being opened. */
    opening: '',
  },
  own: () => ({
    batchId: '',
    day: '',
  }),
  reloadOnShow: true,
  methods: {
    chooseBatch({ currentTarget }: Tap<{ key: string }>) {
      this.batchId = currentTarget.dataset.key;
      this.day = '';
      void this.reload();
    },
    chooseDay({ currentTarget }: Tap<{ key: string }>) {
      this.day = currentTarget.dataset.key;
      void this.reload();
    },
    sessionAt({ currentTarget }: RowTap): SessionRow | undefined {
      return this.data.batch?.sessions[currentTarget.dataset.index];
    },
    courseAt({ currentTarget }: RowTap): CourseRow | undefined {
      return this.data.batch?.courses[currentTarget.dataset.index];
    },
    openCode(event: RowTap) {
      const session = this.sessionAt(event);
      if (session !== undefined) this.show(session);
    },
    /** A session that was ended is opened again first. */
    show({ sessionId, open: isOpen }: SessionRow) {
      void this.run('openCode', async (send) => {
        this.setData({ opening: sessionId });
        if (!isOpen) await send('attendanceSession.update', { sessionId, open: true });
        await open(routes.qr, { sessionId });
      });
    },
    /** The first session of a batch: all courses, at the venue; both can be changed at any time. */
    openFirst() {
      const { batch } = this.data;
      if (batch === null) return;
      void this.run('openCode', async (send) => {
        const { session } = await send('attendanceSession.open', {
          projectId: this.params.projectId,
          batchId: batch.batchId,
        });
        await open(routes.qr, { sessionId: session.sessionId });
      });
    },
    addSession() {
      const { batch } = this.data;
      if (batch === null) return;
      const { batchId } = batch;
      void this.run('open', () => open(routes.session, { ...this.params, batchId }));
    },
    editSession(event: RowTap) {
      const session = this.sessionAt(event);
      if (session !== undefined) this.edit(session.sessionId);
    },
    edit(sessionId: string) {
      const batchId = this.data.batch?.batchId ?? '';
      void this.run('open', () => open(routes.session, { ...this.params, batchId, sessionId }));
    },
    /** The cap of a course is that of its session. */
    editCourse(event: RowTap) {
      const course = this.courseAt(event);
      if (course === undefined || this.data.looksOnly) return;
      void this.pick(course, (session) => this.edit(session.sessionId));
    },
    openCourse(event: RowTap) {
      const course = this.courseAt(event);
      if (course === undefined || this.data.looksOnly) return;
      void this.pick(course, (session) => this.show(session));
    },
    /** One of the sessions of a course; who has several is asked, and for one that has none a session is made. */
    async pick({ sessionIds }: CourseRow, act: (session: SessionRow) => void) {
      const own = (this.data.batch?.sessions ?? []).filter(({ sessionId }) => sessionIds.includes(sessionId));
      const index = own.length > 1 ? await whichOf(own) : 0;
      const session = index === undefined ? undefined : own[index];
      if (session !== undefined) act(session);
      else if (own.length === 0) this.addSession();
    },
    addBatch() {
      void this.run('open', () => open(routes.courses, { ...this.params, part: 'batches' }));
    },
    openFaces() {
      const { projectId } = this.params;
      const { batch } = this.data;
      if (batch !== null) void this.run('open', () => open(routes.faces, { projectId, batchId: batch.batchId }));
    },
    openRecords() {
      const batchId = this.data.batch?.batchId;
      if (batchId !== undefined) void this.run('open', () => open(routes.records, { ...this.params, batchId }));
    },
    openExpected() {
      const batchId = this.data.batch?.batchId;
      if (batchId !== undefined) void this.run('open', () => open(routes.expected, { ...this.params, batchId }));
    },
    /** 会前: who is expected; 会后: who was there, with times (G9c). */
    printSheet() {
      const { batch } = this.data;
      if (batch === null) return;
      const { batchId, day } = batch;
      void this.run('printSheet', async (send) => {
        const chosen = await sheet(() =>
          wx.showActionSheet({ itemList: ['会前签到表（名单）', '会后签到表（含时间）'] }),
        );
        if (chosen === undefined) return;
        const kind = chosen.tapIndex === 0 ? 'before' : 'after';
        await openFile(() => send('signInSheet.make', { ...this.params, batchId, day, sheet: kind }));
      });
    },
    openAnalysis() {
      const batchId = this.data.batch?.batchId;
      if (batchId !== undefined) void this.run('open', () => open(routes.analysis, { ...this.params, batchId }));
    },
  },
  async load() {
    const { projectId } = this.params;
    const [sessions, project] = await Promise.all([
      call('attendanceSession.list', { projectId, ...(this.day === '' ? {} : { day: this.day }) }),
      call('project.get', { projectId }),
    ]);
    const now = serverNow();
    const chosen = sessions.batches.find(({ batchId }) => batchId === this.batchId);
    const nearest = chosen ?? batchNearest(sessions.batches, dayOf(now));
    this.batchId = nearest?.batchId ?? '';
    const batch = batchView(sessions, project, { batchId: this.batchId, now });
    const { title, projectNumber } = sessions;
    return {
      title,
      projectNumber,
      batch,
      analyses: await seesAnalyses(),
      status: batch === null ? ('empty' as const) : ('ready' as const),
    };
  },
});
