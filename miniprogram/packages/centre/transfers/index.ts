import { definePage } from '../../../page/define-page';
import { noCards } from '../../../page/list';
import { open } from '../../../page/navigate';
import { routes } from '../../../page/routes';
import { call } from '../../../services/call';
import type { Tap } from '../../../services/events';
import { disputeCard, disputeTabs, emptyWords, type Dispute, type DisputeCard } from './index.view';

const shownAtFirst: { dispute: Dispute } = { dispute: 'open' };

/** 调动裁决: the objections that trainees ask the centre to decide on. */
export const page = definePage(routes.centreTransfers, {
  access: 'administrator',
  data: { ...shownAtFirst, ...noCards<DisputeCard>(), tabs: disputeTabs(null), empty: emptyWords('open') },
  own: () => ({ waiting: null as number | null }),
  reloadOnShow: true,
  methods: {
    pick({ currentTarget }: Tap<{ dispute: Dispute }>) {
      this.setData({ dispute: currentTarget.dataset.dispute, cards: [] });
      void this.reload({ fresh: true });
    },
    openDispute({ currentTarget }: Tap<{ id: string }>) {
      const { id } = currentTarget.dataset;
      void this.run('open', () => open(routes.centreTransfer, { transferId: id }));
    },
  },
  async rows(request) {
    const answer = await call('transfer.disputes', { dispute: this.data.dispute, ...request });
    this.waiting = answer.waiting;
    return answer;
  },
  card: disputeCard,
  async load() {
    const first = await this.firstCards();
    return { ...first, tabs: disputeTabs(this.waiting), empty: emptyWords(this.data.dispute) };
  },
});
