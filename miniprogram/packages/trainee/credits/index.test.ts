import { aPhone, pageOf, settled, told } from '../../../../test/support/pages';

const entry = (entryId: string) => ({
  entryId,
  title: entryId,
  projectNumber: '2025-11-01-033 (国)',
  activityDate: '2025-11-29',
  creditLevel: 'national',
  role: 'trainee',
  creditHundredths: 200,
  hourTenths: 60,
  state: 'effective',
  roundState: 'effective',
  reversedFor: '',
});

const ledger = (year: number) => ({
  year,
  requiredCreditHundredths: 2500,
  requiredHourTenths: 900,
  effectiveCreditHundredths: 200,
  effectiveHourTenths: 60,
  pendingCreditHundredths: 0,
  reversedCreditHundredths: 0,
  entries: [entry(`of ${year}`)],
  withoutCredit: [],
  appeals: [],
  waiting: [],
  ended: [],
});

// A call that is not answered has a limit that nobody waits for.
beforeEach(() => void jest.useFakeTimers());
afterEach(() => void jest.useRealTimers());

describe('the credits of a person', () => {
  it('are those of the year that was turned to last, though an earlier one answers later', async () => {
    const waiting = new Map<number, (answer: object) => void>();
    aPhone((_call, { year }) => new Promise((resolve) => waiting.set(Number(year), resolve)));
    const page = await (await pageOf(() => import('./index')))();
    const { year } = page.data;
    await page.do('turn', told({ year: year - 1 }));
    waiting.get(year - 1)?.(ledger(year - 1));
    await settled();
    waiting.get(year)?.(ledger(year));
    await settled();
    expect(page.data.year).toBe(year - 1);
    expect(page.data.ledger?.entries.map(({ title }) => title)).toEqual([`of ${year - 1}`]);
  });

  it('of one page are not those of another that was opened after it', async () => {
    aPhone((_call, { year }) => ledger(Number(year)));
    const open = await pageOf(() => import('./index'));
    const first = await open();
    const second = await open();
    await second.do('turn', told({ year: second.data.year - 1 }));
    expect(first.data.ledger?.entries.map(({ title }) => title)).toEqual([`of ${first.data.year}`]);
    expect(second.data.year).toBe(first.data.year - 1);
  });
});
