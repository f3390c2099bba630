import { MINUTE_MS } from '../../../../domain/kernel/time';
import { LATE_LIMIT_MS, TICKET_MS } from '../../../../domain/attendance/check-in';
import { definePage } from '../../../page/define-page';
import { open } from '../../../page/navigate';
import { routes } from '../../../page/routes';
import { showTabBadges } from '../../../services/badges';
import { call } from '../../../services/call';
import type { Tap } from '../../../services/events';
import { followCode, latestOutcome, scanAndShow, sourceOfScene } from '../../../services/scan';
import { scanQueue } from '../../../services/scan-queue';
import { serverNow } from '../../../services/server-clock';
import { REGISTER } from '../../../services/registration-words';
import { session } from '../../../services/session';
import {
  headView,
  keptView,
  movedAwayWords,
  noticeRowViews,
  owedViews,
  rebindingView,
  recordViews,
  todayViews,
  yearView,
  type HeadView,
  type KeptView,
  type NoticeRowView,
  type OwedView,
  type RebindingView,
  type RecordView,
  type TodayView,
  type YearView,
} from './index.view';

/** T1: the tab of trainees. */
export const page = definePage(routes.traineeHome, {
  data: {
    registerWords: REGISTER,
    head: null as HeadView | null,
    rebinding: null as RebindingView | null,
    /** The registration of this WeChat was moved to another one. */
    movedAway: '',
    /** Another WeChat asks for this registration. */
    askedFor: false,
    today: { date: '', rows: [] as TodayView[] },
    year: null as YearView | null,
    records: [] as RecordView[],
    notices: [] as NoticeRowView[],
    owed: [] as OwedView[],
    /** The soonest to end are shown, the others on a tap: today's attendance stays in sight. */
    owedShown: 2,
    allOwed: false,
    unread: 0,
    keptScans: 0,
    failedScans: 0,
    /** The scan that waits until its person has registered (D15). */
    kept: null as KeptView | null,
    /** It has waited in vain. */
    lapsed: false,
    /** Until when the oldest scan that found no network is sent again, by the phone's clock; 0 for none. */
    queueUntil: 0,
    lateLimitMs: LATE_LIMIT_MS,
    ticketMs: TICKET_MS,
  },
  own: () => ({ stopListening: (): void => undefined }),
  reloadOnShow: true,
  freshForMs: MINUTE_MS,
  methods: {
    countScans() {
      const waiting = scanQueue.list();
      const [oldest] = waiting;
      this.setData({
        keptScans: waiting.length,
        failedScans: scanQueue.ended().length,
        queueUntil: oldest ? oldest.keptAt + LATE_LIMIT_MS : 0,
      });
    },
    keptOver() {
      this.setData({ kept: null, lapsed: true });
    },
    scan() {
      void this.run('scan', () => scanAndShow());
    },
    openQueue() {
      void this.run('open', () => open(routes.scanResult, { queue: true }));
    },
    openRegistration() {
      void this.run('open', () => open(routes.registration, {}));
    },
    openTransfer() {
      void this.run('open', () => open(routes.transfer, {}));
    },
    openRegister() {
      void this.run('open', () => open(routes.register, {}));
    },
    openCredits() {
      void this.run('open', () => open(routes.credits, {}));
    },
    openRecords() {
      void this.run('open', () => open(routes.myRecords, {}));
    },
    openNotices() {
      void this.run('open', () => open(routes.notices, {}));
    },
    showAllOwed() {
      this.setData({ allOwed: true });
    },
    openOwed({ currentTarget }: Tap<{ key: string }>) {
      const owed = this.data.owed.find(({ key }) => key === currentTarget.dataset.key);
      if (owed === undefined) return;
      const { kind, projectId, batchId } = owed;
      const way = kind === 'exam' ? routes.exam : routes.evaluation;
      void this.run('open', () => open(way, { projectId, batchId }));
    },
    openAppeal({ currentTarget }: Tap<{ key: string }>) {
      const row = this.data.today.rows.find(({ key }) => key === currentTarget.dataset.key);
      if (row === undefined) return;
      const { projectId, batchId } = row;
      void this.run('open', () => open(routes.appeal, { projectId, batchId }));
    },
    openNotice({ currentTarget }: Tap<{ id: string }>) {
      void this.run('open', () => open(routes.notice, { projectId: currentTarget.dataset.id }));
    },
  },
  /** WeChat's own scanner opens this page with what it read, for a code that carries an address. */
  opened({ q }) {
    if (q === undefined) return;
    const source = sourceOfScene(wx.getEnterOptionsSync().scene);
    void this.run('scan', () => followCode(q, { source }));
  },
  async load() {
    const home = await call('home.trainee', {});
    session.adopt(home.session);
    const { trainee, rebinding, movedAway, unread } = home.session;
    showTabBadges(unread);
    const common = {
      unread: unread.trainee,
      head: headView(trainee),
      rebinding: rebindingView(rebinding),
      movedAway: movedAwayWords(movedAway),
      askedFor: trainee !== null && trainee.rebindingAskedAt !== null,
      notices: noticeRowViews(home.notices),
      kept: keptView(home.keptScan, { server: serverNow(), phone: Date.now() }),
      ...(home.keptScan && { lapsed: false }),
    };
    if (home.own === null) return { ...common, year: null, records: [], owed: [], today: { date: '', rows: [] } };
    const { today, year, records, owed } = home.own;
    return {
      ...common,
      today: todayViews(today),
      year: yearView(year),
      records: recordViews(records),
      owed: owedViews(owed),
    };
  },
  onShow() {
    this.stopListening();
    this.stopListening = scanQueue.listen((_scan, outcome) => {
      this.countScans();
      if (outcome) void this.reload();
    });
    this.countScans();
    const last = latestOutcome();
    // What is on the screen may be of before that scan.
    if (last?.kind === 'refused' && last.code === 'notRegistered' && this.data.kept === null && !this.data.lapsed)
      void this.reload();
  },
  onHide() {
    this.stopListening();
  },
  onUnload() {
    this.stopListening();
  },
});
