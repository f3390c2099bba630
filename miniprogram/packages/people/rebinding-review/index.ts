import { definePage } from '../../../page/define-page';
import { open } from '../../../page/navigate';
import { routes } from '../../../page/routes';
import { ask } from '../../../page/sheets';
import { call } from '../../../services/call';
import type { Told } from '../../../services/events';
import { reviewQueue } from '../shared/review-queue';
import { consequence, quickReasons, rebindingView, withCheckCode } from './index.view';

const queue = reviewQueue({
  nobodyWaits: '没有等待审核的换绑申请',
  async list(limit) {
    const { rows, counts } = await call('rebinding.list', { state: 'pending', limit });
    return { ids: rows.map(({ rebindingId }) => rebindingId), total: counts?.pending ?? rows.length };
  },
  async get(rebindingId) {
    return rebindingView(await call('rebinding.get', { rebindingId }));
  },
  keepTyped: (read, { checkCode }) => withCheckCode(read, checkCode),
  review: (send, { rebindingId, checkCode }, decision) =>
    send('rebinding.review', { rebindingId, ...decision, ...(decision.decision === 'approve' && { checkCode }) }),
});

/** 换绑审核: one request after the other. */
export const page = definePage(routes.rebindingReview, {
  access: 'administrator',
  makes: ['rebinding.review'],
  data: { ...queue.data, quickReasons, consequence },
  own: queue.own,
  methods: {
    ...queue.methods,
    typeCheckCode({ detail }: Told<{ value: string }>) {
      const { shown } = this.data;
      if (shown) this.setData({ shown: withCheckCode(shown, detail.value) });
    },
    openRegistration() {
      const { shown } = this.data;
      if (shown) void this.run('open', () => open(routes.person, { personId: shown.personId }));
    },
    /** Takes the registration from one WeChat to another: asked once more, unlike the review of a registration. */
    async approveOnceMore() {
      const { shown } = this.data;
      if (!shown?.approvable) return;
      const sure = await ask({
        title: '已核对是本人？',
        content: `${shown.name}：${consequence}`,
        confirmText: '通过',
      });
      if (sure) this.approve();
    },
  },
  opened({ rebindingId = '' }) {
    this.turn.id = rebindingId;
  },
  load() {
    return this.read();
  },
});
