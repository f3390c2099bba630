import { definePage } from '../../../page/define-page';
import { open } from '../../../page/navigate';
import { routes } from '../../../page/routes';
import { call } from '../../../services/call';
import { openFile } from '../../../services/open-file';
import { reviewQueue } from '../shared/review-queue';
import { correctionView, quickReasons } from './index.view';

const queue = reviewQueue({
  nobodyWaits: '没有等待确认的更正申请',
  async list(limit) {
    const { rows, counts } = await call('correction.list', { state: 'pending', limit });
    return { ids: rows.map(({ correctionId }) => correctionId), total: counts?.pending ?? rows.length };
  },
  async get(correctionId) {
    return correctionView(await call('correction.get', { correctionId }));
  },
  review: (send, { correctionId }, decision) => send('correction.review', { correctionId, ...decision }),
});

/** 更正审核 (P1): one request after the other, what is on record beside what is asked for. */
export const page = definePage(routes.correctionReview, {
  access: 'administrator',
  makes: ['correction.proof'],
  data: { ...queue.data, quickReasons },
  own: queue.own,
  reloadOnShow: true,
  methods: {
    ...queue.methods,
    openProof() {
      const { shown } = this.data;
      if (shown === null) return;
      const { correctionId } = shown;
      void this.run('proof', (send) => openFile(() => send('correction.proof', { correctionId })));
    },
    openPerson() {
      const { shown } = this.data;
      if (shown) void this.run('open', () => open(routes.registrationReview, { personId: shown.personId }));
    },
  },
  opened({ correctionId = '' }) {
    this.turn.id = correctionId;
  },
  load() {
    return this.read();
  },
});
