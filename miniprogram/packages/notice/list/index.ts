import type { OutputOf } from '../../../../contract/index';
import { call } from '../../../services/call';
import { firstCards, showMore } from '../../../services/list-page';
import { initialLoad, loadInto } from '../../../services/load';
import { paged, type Paged } from '../../../services/paged';
import { pageLook } from '../../../styles/page-look';
import { noticeCard, type NoticeCard } from './index.view';

let list: Paged<OutputOf<'notice.list'>['rows'][number]>;

Page({
  behaviors: [pageLook],
  data: { ...initialLoad, cards: [] as NoticeCard[], more: false },
  onLoad() {
    list = paged((page) => call('notice.list', page));
    void this.load();
  },
  onPullDownRefresh() {
    void this.load();
  },
  load() {
    return loadInto(this, () => firstCards(this, list, noticeCard));
  },
  onReachBottom() {
    void showMore(this, list, noticeCard);
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
