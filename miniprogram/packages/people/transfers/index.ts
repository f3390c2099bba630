import { definePage } from '../../../page/define-page';
import { noCards } from '../../../page/list';
import { open } from '../../../page/navigate';
import { routes } from '../../../page/routes';
import { call } from '../../../services/call';
import type { Tap, Told } from '../../../services/events';
import {
  emptyWords,
  sideTabs,
  stageTabs,
  transferCard,
  type Side,
  type Stage,
  type TransferCard,
  type Waiting,
} from './index.view';

interface Shown {
  side: Side;
  stage: Stage;
  search: string;
}
const shownAtFirst: Shown = { side: 'incoming', stage: 'open', search: '' };

/** 调动: who wants to come to the institution, and who wants to leave it. */
export const page = definePage(routes.transfers, {
  access: 'administrator',
  data: {
    ...shownAtFirst,
    ...noCards<TransferCard>(),
    sides: sideTabs(null),
    stages: stageTabs,
    empty: emptyWords('incoming', 'open', ''),
  },
  own: () => ({ waiting: null as Waiting | null }),
  reloadOnShow: true,
  methods: {
    show(changed: Partial<Shown>) {
      this.setData({ ...changed, cards: [] });
      void this.reload({ fresh: true });
    },
    pickSide({ currentTarget }: Tap<{ side: Side }>) {
      this.show({ side: currentTarget.dataset.side });
    },
    pickStage({ currentTarget }: Tap<{ stage: Stage }>) {
      this.show({ stage: currentTarget.dataset.stage });
    },
    search({ detail }: Told<{ text: string }>) {
      if (detail.text !== this.data.search) this.show({ search: detail.text });
    },
    clearSearch() {
      this.show({ search: '' });
    },
    openTransfer({ currentTarget }: Tap<{ id: string }>) {
      const { id } = currentTarget.dataset;
      void this.run('open', () => open(routes.transferReview, { transferId: id }));
    },
  },
  opened({ side }) {
    if (side !== undefined) this.setData({ side });
  },
  async rows(request) {
    const { side, stage, search } = this.data;
    const answer = await call('transfer.list', { side, stage, ...(search === '' ? {} : { search }), ...request });
    this.waiting = answer.waiting;
    return { ...answer, rows: answer.rows.map((row) => transferCard(side, row)) };
  },
  card: (card: TransferCard) => card,
  async load() {
    const { side, stage, search } = this.data;
    const first = await this.firstCards();
    return { ...first, sides: sideTabs(this.waiting), empty: emptyWords(side, stage, search) };
  },
});
