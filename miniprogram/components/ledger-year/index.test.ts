import { componentOf } from '../../../test/support/components';
import { aPhone, tapOn } from '../../../test/support/pages';
import type { LedgerYear } from './ledger';

const entry = (entryId: string, state: 'effective' | 'pending') => ({
  ...{
    entryId,
    title: entryId,
    projectNumber: '',
    activityDate: '2025-11-29',
    creditLevel: 'national' as const,
    activityKind: null,
  },
  ...{
    role: 'trainee' as const,
    creditHundredths: 200,
    hourTenths: 60,
    state,
    roundState: 'granted' as const,
    reversedFor: '',
  },
});
const year = (...entries: LedgerYear['entries']): LedgerYear => ({
  ...{ year: 2025, requiredCreditHundredths: 2500, requiredHourTenths: 900, effectiveCreditHundredths: 200 },
  ...{ effectiveHourTenths: 60, pendingCreditHundredths: 0, reversedCreditHundredths: 0, cut: null, entries },
});

it('shows the entries of one state, and all of another year again', async () => {
  aPhone(() => ({}));
  const shown = (await componentOf(() => import('./index')))({
    ledger: year(entry('a', 'effective'), entry('b', 'pending')),
  });
  await shown.do('choose', tapOn({ filter: 'pending' as const }));
  expect(shown.data.entries.map(({ entryId }) => entryId)).toEqual(['b']);
  shown.give({ ledger: year(entry('c', 'effective')) });
  expect(shown.data.entries.map(({ entryId }) => entryId)).toEqual(['c']);
});
