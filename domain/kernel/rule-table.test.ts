import { checkCatalogueFigures } from '../project/catalogue-figures';
import { RULE_TABLE, ruleOn } from './rule-table';

const [rule] = RULE_TABLE;

describe('the dated rule table', () => {
  it('applies the latest row that has begun, whatever the order of the rows', () => {
    const older = { ...rule, validFrom: '2020-01-01', source: 'older' };
    const newer = { ...rule, validFrom: '2025-01-01', source: 'newer' };
    expect(ruleOn('2024-12-31', [newer, older])?.source).toBe('older');
    expect(ruleOn('2025-01-01', [newer, older])?.source).toBe('newer');
    expect(ruleOn('2019-12-31', [newer, older])).toBeUndefined();
  });

  it('knows a yearly requirement of 25 credits and 90 hours', () => {
    expect(ruleOn('2025-11-29')?.yearlyRequirement).toEqual({ creditHundredths: 2500, hourTenths: 900 });
  });
});

describe("the catalogue's figures against the table", () => {
  it.each([
    [60, 200],
    [90, 300],
    [150, 500],
    [300, 1000],
  ])('finds nothing odd about %p tenths of hours and %p hundredths of credits', (hourTenths, creditHundredths) => {
    expect(checkCatalogueFigures({ hourTenths, creditHundredths }, rule)).toEqual([]);
  });

  it("warns of the manual's own 40.0 hours for 5.0 credits", () => {
    expect(checkCatalogueFigures({ hourTenths: 400, creditHundredths: 500 }, rule)).toEqual([
      { code: 'creditsDifferFromHours', expectedCreditHundredths: 1000 },
    ]);
  });

  it('warns of credits above the cap of a project', () => {
    expect(checkCatalogueFigures({ hourTenths: 450, creditHundredths: 1500 }, rule).map(({ code }) => code)).toEqual([
      'creditsDifferFromHours',
      'creditsAboveCap',
    ]);
  });
});
