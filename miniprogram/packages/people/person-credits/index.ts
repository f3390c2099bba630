import { dayOf, yearOf } from '../../../../domain/kernel/time';
import type { LedgerYear } from '../../../components/ledger-year/ledger';
import { definePage } from '../../../page/define-page';
import { routes } from '../../../page/routes';
import { call } from '../../../services/call';
import type { Told } from '../../../services/events';
import { serverNow } from '../../../services/server-clock';

/** P1: the credits of one of the institution's people, year by year, entry by entry. */
export const page = definePage(routes.personCredits, {
  access: 'administrator',
  data: { year: 0, name: '', ledger: null as LedgerYear | null },
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
    const { personId, year } = { ...this.params, year: this.data.year };
    const { name, ...ledger } = await call('ledger.ofPerson', { personId, year });
    return { name, ledger };
  },
});
