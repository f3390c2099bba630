import { call } from '../../../services/call';
import { busyWhile, send } from '../../../services/command';
import { pageLook } from '../../../styles/page-look';
import { reviewQueue } from '../shared/review-queue';
import { personView, quickReasons } from './index.view';

const queue = reviewQueue({
  idParameter: 'personId',
  async list(limit) {
    const { rows, counts } = await call('registration.list', { state: 'pending', limit });
    return { ids: rows.map(({ personId }) => personId), total: counts.pending };
  },
  async get(personId) {
    return personView(await call('registration.get', { personId }));
  },
  // What was read is what is decided on: a correction made meanwhile is shown first.
  review: ({ personId, submittedAt }, decision) => send('registration.review', { personId, submittedAt, ...decision }),
});

/** A11: one registration after the other. */
Page({
  behaviors: [pageLook],
  ...queue,
  data: { ...queue.data, quickReasons },
  async reveal() {
    const personId = this.shownId;
    const { confirm } = await wx.showModal({
      title: '显示完整身份证号？',
      content: '这次查看会连同您的姓名记入操作日志。',
      confirmText: '显示',
      cancelText: '取消',
    });
    if (!confirm) return;
    const answer = await busyWhile(this, () => send('registration.revealNationalId', { personId }));
    if (answer !== undefined && personId === this.shownId) this.setData({ 'shown.nationalId': answer.nationalId });
  },
  conceal() {
    this.setData({ 'shown.nationalId': '' });
  },
});
