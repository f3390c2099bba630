import type { OutputOf } from '../../../../contract/index';
import { dayOf, yearOf } from '../../../../domain/kernel/time';
import { call } from '../../../services/call';
import { initialLoad, loadInto } from '../../../services/load';
import { serverNow } from '../../../services/server-clock';
import { pageLook } from '../../../styles/page-look';
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
let ledger: Ledger | undefined;

const shownAtFirst: { filter: Filter } = { filter: 'all' };

Page({
  behaviors: [pageLook],
  data: {
    ...initialLoad,
    ...shownAtFirst,
    year: 0,
    hasEarlier: false,
    hasLater: false,
    totals: null as TotalsView | null,
    chips: [] as ReturnType<typeof chipViews>,
    entries: [] as EntryView[],
    withoutCredit: [] as WithoutCreditView[],
    waiting: [] as ReturnType<typeof waitingViews>,
    emptyYear: false,
  },
  onLoad() {
    this.openYear(yearOf(dayOf(serverNow())));
  },
  onPullDownRefresh() {
    void this.load(false);
  },
  retry() {
    void this.load(true);
  },
  openYear(year: number) {
    this.setData({ year, filter: 'all', hasEarlier: year > FIRST_YEAR, hasLater: year < yearOf(dayOf(serverNow())) });
    void this.load(true);
  },
  /** @param fresh another year than the one on the screen */
  load(fresh: boolean) {
    const { year } = this.data;
    const load = async () => {
      ledger = await call('ledger.mine', { year });
      return {
        totals: totalsView(ledger),
        ...this.filtered(ledger, this.data.filter),
        withoutCredit: withoutCreditViews(ledger.withoutCredit),
        waiting: waitingViews(ledger.waiting),
        emptyYear: isEmptyYear(ledger),
      };
    };
    return loadInto(this, load, { fresh });
  },
  filtered({ entries }: Ledger, filter: Filter) {
    return { filter, chips: chipViews(entries, filter), entries: entryViews(entries, filter) };
  },
  choose(
    event: WechatMiniprogram.TouchEvent<WechatMiniprogram.IAnyObject, WechatMiniprogram.IAnyObject, { filter: Filter }>,
  ) {
    if (ledger) this.setData(this.filtered(ledger, event.currentTarget.dataset.filter));
  },
  earlier() {
    if (this.data.hasEarlier) this.openYear(this.data.year - 1);
  },
  later() {
    if (this.data.hasLater) this.openYear(this.data.year + 1);
  },
});
