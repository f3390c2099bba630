import { call } from '../../../services/call';
import { showFailure } from '../../../services/failure';
import { initialLoad, loadInto } from '../../../services/load';
import { session } from '../../../services/session';
import { pageLook } from '../../../styles/page-look';
import {
  centreFigures,
  faceOf,
  headView,
  homeFigures,
  homeTiles,
  queueRows,
  queueUrl,
  todayCards,
  type Face,
  type Figure,
  type HeadView,
  type QueueRow,
  type Tile,
  type TodayCard,
} from './index.view';

type Tap<Dataset extends WechatMiniprogram.IAnyObject> = WechatMiniprogram.TouchEvent<
  WechatMiniprogram.IAnyObject,
  WechatMiniprogram.IAnyObject,
  Dataset
>;

const shownAtFirst: { face: Face; kind: 'project' | 'materials' } = { face: 'signedOut', kind: 'project' };

Page({
  behaviors: [pageLook],
  data: {
    ...initialLoad,
    ...shownAtFirst,
    head: null as HeadView | null,
    figures: [] as Figure[],
    tiles: [] as Tile[],
    today: [] as TodayCard[],
    counts: { project: 0, materials: 0 },
    rows: [] as QueueRow[],
    nextCursor: '',
    supportPhone: '',
  },
  onShow() {
    void this.load();
  },
  onPullDownRefresh() {
    void this.load();
  },
  load() {
    return loadInto(this, async () => {
      const { administrator, supportPhone } = await session.refresh();
      const common = { face: faceOf(administrator), head: administrator && headView(administrator), supportPhone };
      if (administrator === null) return common;
      if (administrator.kind === 'centre') return { ...common, ...(await this.queue()) };
      const home = await call('home.administrator', {});
      return { ...common, figures: homeFigures(home), tiles: homeTiles(home), today: todayCards(home) };
    });
  },
  async queue() {
    const queue = await call('review.queue', { kind: this.data.kind });
    return {
      figures: centreFigures(queue),
      counts: queue.counts,
      rows: queueRows(queue.rows),
      nextCursor: queue.nextCursor ?? '',
    };
  },
  async onReachBottom() {
    const { face, kind, nextCursor, rows } = this.data;
    if (face !== 'centre' || nextCursor === '') return;
    this.setData({ nextCursor: '' });
    try {
      const more = await call('review.queue', { kind, cursor: nextCursor });
      this.setData({ rows: [...rows, ...queueRows(more.rows)], nextCursor: more.nextCursor ?? '' });
    } catch (error) {
      this.setData({ nextCursor });
      await showFailure(error);
    }
  },
  pickKind({ currentTarget }: Tap<{ kind: 'project' | 'materials' }>) {
    this.setData({ kind: currentTarget.dataset.kind });
    void this.load();
  },
  openRow({ currentTarget }: Tap<{ id: string }>) {
    void wx.navigateTo({ url: queueUrl(this.data.kind, currentTarget.dataset.id) });
  },
  open({ currentTarget }: Tap<{ url: string }>) {
    void wx.navigateTo({ url: currentTarget.dataset.url });
  },
  openFigure(event: Tap<{ url: string }>) {
    if (event.currentTarget.dataset.url !== '') this.open(event);
  },
  /** For a device without anybody signed in: the page asks an administrator to pair it. */
  openDisplay() {
    void wx.navigateTo({ url: '/packages/attendance/display/index' });
  },
  signIn() {
    void wx.navigateTo({ url: '/packages/people/sign-in/index' });
  },
  openAccount() {
    void wx.navigateTo({ url: '/packages/people/account/index' });
  },
  callSupport() {
    void wx.makePhoneCall({ phoneNumber: this.data.supportPhone });
  },
});
