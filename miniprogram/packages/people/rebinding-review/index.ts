import { call } from '../../../services/call';
import { send } from '../../../services/command';
import { pageLook } from '../../../styles/page-look';
import { open } from '../../../services/navigate';
import { reviewQueue } from '../shared/review-queue';
import type { Told } from '../../../services/events';
import { consequence, quickReasons, rebindingView, withCheckCode } from './index.view';

const queue = reviewQueue({
  idParameter: 'rebindingId',
  async list(limit) {
    const { rows, counts } = await call('rebinding.list', { state: 'pending', limit });
    return { ids: rows.map(({ rebindingId }) => rebindingId), total: counts.pending };
  },
  async get(rebindingId) {
    return rebindingView(await call('rebinding.get', { rebindingId }));
  },
  keepTyped: (read, { checkCode }) => withCheckCode(read, checkCode),
  review: ({ rebindingId, checkCode }, decision) =>
    send('rebinding.review', { rebindingId, ...decision, ...(decision.decision === 'approve' && { checkCode }) }),
});

/** 换绑审核: one request after the other. */
Page({
  behaviors: [pageLook],
  ...queue,
  data: { ...queue.data, quickReasons, consequence },
  typeCheckCode({ detail }: Told<{ value: string }>) {
    const { shown } = this.data;
    if (shown) this.setData({ shown: withCheckCode(shown, detail.value) });
  },
  openRegistration() {
    const { shown } = this.data;
    if (shown) open('registration-review', { personId: shown.personId });
  },
  /** Takes the registration from one WeChat to another: asked once more, unlike the review of a registration. */
  async approveOnceMore() {
    const { shown } = this.data;
    if (!shown?.approvable) return;
    const { confirm } = await wx.showModal({
      title: '已核对是本人？',
      content: `${shown.name}：${consequence}`,
      confirmText: '通过',
      cancelText: '取消',
    });
    if (confirm) this.approve();
  },
});
