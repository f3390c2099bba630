import { defineComponent } from '../../page/define-component';
import type { Tap } from '../../services/events';
import {
  chipViews,
  entryViews,
  totalsView,
  type EntryView,
  type Filter,
  type LedgerYear,
  type TotalsView,
} from './ledger';

const everything: { filter: Filter } = { filter: 'all' };

/** One year of a ledger: its totals, then its entries by state. What belongs between them goes into the slot. */
export const component = defineComponent({
  options: { virtualHost: true },
  properties: { ledger: null as LedgerYear | null },
  data: {
    ...everything,
    totals: null as TotalsView | null,
    chips: [] as ReturnType<typeof chipViews>,
    entries: [] as EntryView[],
  },
  observers: {
    ledger(ledger: LedgerYear | null) {
      if (ledger) this.setData({ totals: totalsView(ledger) });
      this.draw('all');
    },
  },
  methods: {
    draw(filter: Filter) {
      const { entries } = this.data.ledger ?? { entries: [] };
      this.setData({ filter, chips: chipViews(entries, filter), entries: entryViews(entries, filter) });
    },
    choose({ currentTarget }: Tap<{ filter: Filter }>) {
      this.draw(currentTarget.dataset.filter);
    },
  },
});
