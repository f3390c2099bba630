import type { OutputOf } from '../../../../contract/index';
import { dayOf, yearOf } from '../../../../domain/kernel/time';
import type { LedgerYear } from '../../../components/ledger-year/ledger';
import { definePage } from '../../../page/define-page';
import { open } from '../../../page/navigate';
import { routes } from '../../../page/routes';
import { call } from '../../../services/call';
import type { Tap, Told } from '../../../services/events';
import { serverNow } from '../../../services/server-clock';
import {
  appealRows,
  endedViews,
  isEmptyYear,
  waitingViews,
  withoutCreditViews,
  type AppealRow,
  type WithoutCreditView,
} from './index.view';

/** T4: the credits of one person, year by year. */
export const page = definePage(routes.credits, {
  data: {
    year: 0,
    ledger: null as LedgerYear | null,
    withoutCredit: [] as WithoutCreditView[],
    appealRows: [] as AppealRow[],
    waiting: [] as ReturnType<typeof waitingViews>,
    emptyYear: false,
  },
  reloadOnShow: true,
  own: () => ({ appeals: [] as OutputOf<'ledger.mine'>['appeals'] }),
  methods: {
    openAppeal({ currentTarget }: Tap<{ index: number }>) {
      const appeal = this.appeals[currentTarget.dataset.index];
      if (appeal === undefined) return;
      const { kind, of, projectId, batchId, mayAsk } = appeal;
      const about = !mayAsk ? {} : kind === 'outcome' ? { roundId: of } : { entryId: of };
      void this.run('open', () => open(routes.appeal, { projectId, batchId, ...about }));
    },
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
    const { withoutCredit, waiting, ended, appeals, ...ledger } = answer;
    this.appeals = appeals;
    return {
      ledger,
      withoutCredit: [...withoutCreditViews(withoutCredit), ...endedViews(ended)],
      waiting: waitingViews(waiting),
      appealRows: appealRows(appeals),
      emptyYear: isEmptyYear(answer),
    };
  },
});
