import { chipViews, entryViews, totalsView, type LedgerYear } from './ledger';

const entry = (changed: Partial<LedgerYear['entries'][number]> = {}): LedgerYear['entries'][number] => ({
  entryId: 'e1',
  title: '临床微生物学诊断与前沿学习',
  projectNumber: '2025-11-01-033 (国)',
  activityDate: '2025-11-29',
  creditLevel: 'national',
  activityKind: null,
  role: 'trainee',
  creditHundredths: 200,
  hourTenths: 60,
  state: 'effective',
  roundState: 'effective',
  reversedFor: '',
  ...changed,
});
const ledger = (changed: Partial<LedgerYear> = {}): LedgerYear => ({
  year: 2025,
  requiredCreditHundredths: 2500,
  requiredHourTenths: 900,
  effectiveCreditHundredths: 1700,
  effectiveHourTenths: 580,
  pendingCreditHundredths: 200,
  reversedCreditHundredths: 0,
  cut: null,
  entries: [],
  ...changed,
});

describe('the totals of a year', () => {
  it('say what is lacking now and once the pending is effective', () => {
    expect(totalsView(ledger()).lack).toBe('还差 8.00 学分；待生效的 2.00 生效后还差 6.00');
  });

  it('say when the pending will be enough', () => {
    expect(totalsView(ledger({ pendingCreditHundredths: 800 })).lack).toBe(
      '还差 8.00 学分；待生效的 8.00 生效后达到要求',
    );
  });

  it('do not speak of pending credits when there are none', () => {
    expect(totalsView(ledger({ pendingCreditHundredths: 0 })).lack).toBe('还差 8.00 学分');
  });

  it('say what a yearly cap cuts off', () => {
    const cut = { allHundredths: 1200, countedHundredths: 1000, capHundredths: 1000 };
    expect(totalsView(ledger({ cut })).cut).toBe('集体活动每年最多计 10.00 学分：共 12.00，计入 10.00');
    expect(totalsView(ledger()).cut).toBe('');
  });

  it('say when the requirement is met', () => {
    expect(totalsView(ledger({ effectiveCreditHundredths: 2600 })).lack).toBe('本年度学分要求已经达到');
  });
});

describe('the entries of a year', () => {
  const entries = [entry(), entry({ entryId: 'e2', state: 'pending', roundState: 'materialsReturned' })];

  it('say whose turn it is while they are pending', () => {
    expect(entryViews(entries, 'all').map(({ note }) => note)).toEqual(['', '资料被退回，单位修改中']);
  });

  it('can be narrowed to one state, and a state nobody is in has no chip', () => {
    expect(entryViews(entries, 'pending').map(({ entryId }) => entryId)).toEqual(['e2']);
    expect(chipViews(entries, 'pending').map(({ label, on }) => [label, on])).toEqual([
      ['全部 2', false],
      ['已生效 1', false],
      ['待生效 1', true],
    ]);
  });

  it('say of a group activity what it was', () => {
    const of = { role: 'groupActivity', creditLevel: null, activityKind: 'caseDiscussion', hourTenths: 20 } as const;
    expect(entryViews([entry(of)], 'all')[0]?.line).toBe('11-29 · 集体活动 · 病例讨论 · 2.0 学时');
  });

  it('mark what was got as a lecturer', () => {
    expect(entryViews([entry({ role: 'lecturer' })], 'all')[0]?.line).toBe('11-29 · 国家级 · 6.0 学时 · 授课');
  });
});
