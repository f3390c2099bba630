import type { OutputOf } from '../../../../contract/index';
import { dayOf, yearOf } from '../../../../domain/kernel/time';
import { definePage } from '../../../page/define-page';
import { routes } from '../../../page/routes';
import { call } from '../../../services/call';
import type { Tap } from '../../../services/events';
import { serverNow } from '../../../services/server-clock';
import {
  chipViews,
  entryViews,
  isEmptyYear,
  totalsView,
  waitingViews,
  withoutCreditViews,
  type EntryView,
  type Filter,
  type TotalsView,
  type WithoutCreditView,
} from './index.view';

type Ledger = OutputOf<'ledger.mine'>;

/** Far enough back for anything that is on record. */
const FIRST_YEAR = 2000;

const everything: { filter: Filter } = { filter: 'all' };

const thisYear = (): number => yearOf(dayOf(serverNow()));

/** The year that is shown, and whether others lie beside it. */
const yearData = (year: number) => ({ year, hasEarlier: year > FIRST_YEAR, hasLater: year < thisYear() });

const filtered = ({ entries }: Ledger, filter: Filter) => ({
  filter,
  chips: chipViews(entries, filter),
  entries: entryViews(entries, filter),
});

/** T4: the credits of one person, year by year. */
export const page = definePage(routes.credits, {
  data: {
    ...yearData(0),
    ...everything,
    totals: null as TotalsView | null,
    chips: [] as ReturnType<typeof chipViews>,
    entries: [] as EntryView[],
    withoutCredit: [] as WithoutCreditView[],
    waiting: [] as ReturnType<typeof waitingViews>,
    emptyYear: false,
  },
  own: () => ({ ledger: undefined as Ledger | undefined }),
  methods: {
    turnTo(year: number) {
      this.ledger = undefined;
      this.setData({ ...yearData(year), ...everything });
      void this.reload({ fresh: true });
    },
    earlier() {
      if (this.data.hasEarlier) this.turnTo(this.data.year - 1);
    },
    later() {
      if (this.data.hasLater) this.turnTo(this.data.year + 1);
    },
    choose({ currentTarget }: Tap<{ filter: Filter }>) {
      if (this.ledger) this.setData(filtered(this.ledger, currentTarget.dataset.filter));
    },
  },
  opened() {
    this.setData(yearData(thisYear()));
  },
  async load() {
    const { year } = this.data;
    const ledger = await call('ledger.mine', { year });
    // Unless another year was turned to meanwhile.
    if (year === this.data.year) this.ledger = ledger;
    return {
      totals: totalsView(ledger),
      ...filtered(ledger, this.data.filter),
      withoutCredit: withoutCreditViews(ledger.withoutCredit),
      waiting: waitingViews(ledger.waiting),
      emptyYear: isEmptyYear(ledger),
    };
  },
});
