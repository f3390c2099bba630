import { MINUTE_MS } from '../../../../domain/kernel/time';
import { definePage } from '../../../page/define-page';
import { open } from '../../../page/navigate';
import { routes } from '../../../page/routes';
import { showTabBadges } from '../../../services/badges';
import { call } from '../../../services/call';
import type { Tap } from '../../../services/events';
import { followCode, latestOutcome, scanAndShow, sourceOfScene } from '../../../services/scan';
import { scanQueue } from '../../../services/scan-queue';
import { REGISTER } from '../../../services/registration-words';
import { session } from '../../../services/session';
import {
  headView,
  movedAwayWords,
  noticeRowViews,
  rebindingView,
  recordViews,
  todayViews,
  yearView,
  type HeadView,
  type NoticeRowView,
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
    unread: 0,
    keptScans: 0,
    failedScans: 0,
    /** The last scan waits until its person has registered. */
    ticket: false,
  },
  own: () => ({ stopListening: (): void => undefined }),
  reloadOnShow: true,
  freshForMs: MINUTE_MS,
  methods: {
    countScans() {
      this.setData({ keptScans: scanQueue.list().length, failedScans: scanQueue.ended().length });
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
    };
    if (home.own === null) return { ...common, year: null, records: [], today: { date: '', rows: [] } };
    const { today, year, records } = home.own;
    return { ...common, today: todayViews(today), year: yearView(year), records: recordViews(records) };
  },
  onShow() {
    this.stopListening();
    this.stopListening = scanQueue.listen((_scan, outcome) => {
      this.countScans();
      if (outcome) void this.reload();
    });
    this.countScans();
    const last = latestOutcome();
    this.setData({ ticket: last?.kind === 'refused' && last.code === 'notRegistered' });
  },
  onHide() {
    this.stopListening();
  },
  onUnload() {
    this.stopListening();
  },
});
