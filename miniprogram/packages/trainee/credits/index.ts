import { dayOf, yearOf } from '../../../../domain/kernel/time';
import type { LedgerYear } from '../../../components/ledger-year/ledger';
import { definePage } from '../../../page/define-page';
import { routes } from '../../../page/routes';
import { call } from '../../../services/call';
import type { Told } from '../../../services/events';
import { serverNow } from '../../../services/server-clock';
import { endedViews, isEmptyYear, waitingViews, withoutCreditViews, type WithoutCreditView } from './index.view';

/** T4: the credits of one person, year by year. */
export const page = definePage(routes.credits, {
  data: {
    year: 0,
    ledger: null as LedgerYear | null,
    withoutCredit: [] as WithoutCreditView[],
    waiting: [] as ReturnType<typeof waitingViews>,
    emptyYear: false,
  },
  methods: {
    turn({ detail: { year } }: Told<{ year: number }>) {
      this.setData({ year });
      void this.reload({ fresh: true });
    },
  },
  opened() {
    this.setData({ year: yearOf(dayOf(serverNow())) });
  },
  async load() {
    const answer = await call('ledger.mine', { year: this.data.year });
    const { withoutCredit, waiting, ended, ...ledger } = answer;
    return {
      ledger,
      withoutCredit: [...withoutCreditViews(withoutCredit), ...endedViews(ended)],
      waiting: waitingViews(waiting),
      emptyYear: isEmptyYear(answer),
    };
  },
});
