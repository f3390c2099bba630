import { definePage } from '../../../page/define-page';
import { routes } from '../../../page/routes';
import { ask } from '../../../page/sheets';
import { call } from '../../../services/call';
import { reviewQueue } from '../shared/review-queue';
import { personView, quickReasons } from './index.view';

const queue = reviewQueue({
  nobodyWaits: '没有等待审核的学员',
  async list(limit) {
    const { rows, counts } = await call('registration.list', { state: 'pending', limit });
    return { ids: rows.map(({ personId }) => personId), total: counts.pending };
  },
  async get(personId) {
    return personView(await call('registration.get', { personId }));
  },
  // What was read is what is decided on: a correction made meanwhile is shown first.
  review: (send, { personId, submittedAt }, decision) =>
    send('registration.review', { personId, submittedAt, ...decision }),
});

/** A11: one registration after the other. */
export const page = definePage(routes.registrationReview, {
  access: 'administrator',
  data: { ...queue.data, quickReasons },
  own: queue.own,
  methods: {
    ...queue.methods,
    async reveal() {
      const { id: personId } = this.turn;
      const wanted = await ask({
        title: '显示完整身份证号？',
        content: '这次查看会连同您的姓名记入操作日志。',
        confirmText: '显示',
      });
      if (!wanted) return;
      const answer = await this.run('reveal', (send) => send('registration.revealNationalId', { personId }));
      if (answer !== undefined && personId === this.turn.id) this.setData({ 'shown.nationalId': answer.nationalId });
    },
    conceal() {
      this.setData({ 'shown.nationalId': '' });
    },
  },
  opened({ personId = '' }) {
    this.turn.id = personId;
  },
  load() {
    return this.read();
  },
});
