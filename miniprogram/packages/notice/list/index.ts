import type { OutputOf } from '../../../../contract/index';
import { call } from '../../../services/call';
import { showFailure } from '../../../services/failure';
import { initialLoad, loadInto } from '../../../services/load';
import { pageLook } from '../../../styles/page-look';
import { noticeRowViews, type NoticeRowView } from './index.view';

type Notices = OutputOf<'notice.list'>;

let cursor: string | undefined;
let loadingMore = false;

Page({
  behaviors: [pageLook],
  data: { ...initialLoad, rows: [] as NoticeRowView[] },
  onLoad() {
    void this.load();
  },
  onPullDownRefresh() {
    void this.load();
  },
  load() {
    return loadInto(this, async () => this.take([], await call('notice.list', {})));
  },
  take(before: NoticeRowView[], page: Notices) {
    cursor = page.nextCursor;
    const rows = [...before, ...noticeRowViews(page.rows)];
    return { rows, status: rows.length === 0 ? ('empty' as const) : ('ready' as const) };
  },
  async onReachBottom() {
    if (cursor === undefined || loadingMore) return;
    loadingMore = true;
    try {
      this.setData(this.take(this.data.rows, await call('notice.list', { cursor })));
    } catch (error) {
      await showFailure(error);
    } finally {
      loadingMore = false;
    }
  },
  open(
    event: WechatMiniprogram.TouchEvent<WechatMiniprogram.IAnyObject, WechatMiniprogram.IAnyObject, { id: string }>,
  ) {
    void wx.navigateTo({
      url: `/packages/notice/detail/index?projectId=${encodeURIComponent(event.currentTarget.dataset.id)}`,
    });
  },
  onShareAppMessage() {
    return { title: '继续医学教育会议通知', path: '/packages/notice/list/index' };
  },
});
