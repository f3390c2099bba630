import { dayOf, yearOf } from '../../../../domain/kernel/time';
import { call } from '../../../services/call';
import { initialLoad, loadInto } from '../../../services/load';
import { followCode, latestOutcome, scanAndShow, sourceOfScene } from '../../../services/scan';
import { scanQueue } from '../../../services/scan-queue';
import { serverNow } from '../../../services/server-clock';
import { session } from '../../../services/session';
import { pageLook } from '../../../styles/page-look';
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

const FEW = 3;

let stopListening: (() => void) | undefined;

Page({
  behaviors: [pageLook],
  data: {
    ...initialLoad,
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
    keptScans: 0,
    failedScans: 0,
    /** The last scan waits until its person has registered. */
    ticket: false,
  },
  onLoad(query) {
    // WeChat's own scanner opens this page with what it read, for a code that carries an address.
    const { scene } = wx.getEnterOptionsSync();
    if (query['q'] !== undefined) void followCode(decodeURIComponent(query['q']), { source: sourceOfScene(scene) });
  },
  onShow() {
    stopListening = scanQueue.listen((_scan, outcome) => {
      this.countScans();
      if (outcome) void this.load();
    });
    this.countScans();
    const last = latestOutcome();
    this.setData({ ticket: last?.kind === 'refused' && last.code === 'notRegistered' });
    void this.load();
  },
  countScans() {
    this.setData({ keptScans: scanQueue.list().length, failedScans: scanQueue.ended().length });
  },
  onHide() {
    stopListening?.();
  },
  onUnload() {
    stopListening?.();
  },
  onPullDownRefresh() {
    void this.load();
  },
  load() {
    return loadInto(this, async () => {
      const [{ trainee, rebinding, movedAway }, notices] = await Promise.all([
        session.refresh(),
        call('notice.list', { limit: FEW }),
      ]);
      const common = {
        head: headView(trainee),
        rebinding: rebindingView(rebinding),
        movedAway: movedAwayWords(movedAway),
        askedFor: trainee !== null && trainee.rebindingAskedAt !== null,
        notices: noticeRowViews(notices.rows),
      };
      if (trainee === null) return { ...common, year: null, records: [], today: { date: '', rows: [] } };
      const [today, ledger, records] = await Promise.all([
        call('attendance.today', {}),
        call('ledger.mine', { year: yearOf(dayOf(serverNow())) }),
        call('attendance.myRecords', { limit: FEW }),
      ]);
      return { ...common, today: todayViews(today), year: yearView(ledger), records: recordViews(records.rows) };
    });
  },
  scan() {
    void scanAndShow();
  },
  openQueue() {
    void wx.navigateTo({ url: '/packages/trainee/scan-result/index?queue=1' });
  },
  openRegistration() {
    void wx.navigateTo({ url: '/packages/trainee/registration/index' });
  },
  openRegister() {
    void wx.navigateTo({ url: '/packages/trainee/register/index' });
  },
  openCredits() {
    void wx.navigateTo({ url: '/packages/trainee/credits/index' });
  },
  openRecords() {
    void wx.navigateTo({ url: '/packages/trainee/records/index' });
  },
  openNotices() {
    void wx.navigateTo({ url: '/packages/notice/list/index' });
  },
  openNotice(
    event: WechatMiniprogram.TouchEvent<WechatMiniprogram.IAnyObject, WechatMiniprogram.IAnyObject, { id: string }>,
  ) {
    void wx.navigateTo({
      url: `/packages/notice/detail/index?projectId=${encodeURIComponent(event.currentTarget.dataset.id)}`,
    });
  },
});
