import fc from 'fast-check';
import { checkCatalogueFigures } from '../project/catalogue-figures';
import { endOfRow, isReplaced, openRows, rowOn, ruleOn, ruleRowProblem, type RuleRow } from './rule-table';
import { shippedRules } from './shipped-rules';
import { addDays } from './time';

const row = (number: number, validFrom: string, more: Partial<RuleRow> = {}): RuleRow => ({
  track: 'health',
  figure: 'lecturerProvincial',
  number,
  value: 100,
  validFrom,
  source: '文件',
  certainty: 'certain',
  ...more,
});
const on = (day: string) => ({ track: 'health', figure: 'lecturerProvincial', day }) as const;

describe('the dated rule table', () => {
  it('applies the latest row that has begun, whatever the order of the rows', () => {
    const rows = [row(2, '2025-01-01', { source: 'newer' }), row(1, '2020-01-01', { source: 'older' })];
    expect(rowOn(rows, on('2024-12-31'))?.source).toBe('older');
    expect(rowOn(rows, on('2025-01-01'))?.source).toBe('newer');
    expect(rowOn(rows, on('2019-12-31'))).toBeUndefined();
    expect(rowOn(rows, { ...on('2025-01-01'), track: 'chineseMedicine' })).toBeUndefined();
    expect(rowOn(rows, { ...on('2025-01-01'), figure: 'lecturerNational' })).toBeUndefined();
  });

  it('applies of two rows of one day the one that was added last', () => {
    const rows = [row(3, '2025-01-01', { value: 50 }), row(2, '2025-01-01', { value: 500 }), row(1, '2020-01-01')];
    expect(rowOn(rows, on('2025-06-01'))?.value).toBe(50);
    expect(rows.map((each) => isReplaced(each, rows))).toEqual([false, true, false]);
    expect(endOfRow(rows, { track: 'health', figure: 'lecturerProvincial', validFrom: '2020-01-01' })).toBe(
      '2025-01-01',
    );
  });

  it('begins with what the published texts say, and calls uncertain what nobody has read', () => {
    for (const track of ['health', 'diseaseControl', 'chineseMedicine'] as const)
      expect(ruleOn(shippedRules, { track, day: '2026-03-01' })).toEqual({
        hourTenthsPerCredit: 30,
        projectCapHundredths: 1000,
        yearlyRequirement: { creditHundredths: 2500, hourTenths: 900 },
      });
    const certaintyOf = (track: 'health' | 'chineseMedicine', figure: RuleRow['figure']) =>
      rowOn(shippedRules, { track, figure, day: '2026-03-01' })?.certainty;
    expect(certaintyOf('health', 'yearlyCredits')).toBe('certain');
    expect(certaintyOf('health', 'hoursPerCredit')).toBe('uncertain');
    expect(certaintyOf('chineseMedicine', 'hoursPerCredit')).toBe('certain');
    expect(certaintyOf('health', 'lecturerProvincial')).toBe('uncertain');
    expect(certaintyOf('health', 'lecturerMunicipal')).toBeUndefined();
    expect(ruleOn(shippedRules, { track: 'health', day: '1989-12-31' })).toBeUndefined();
  });

  it('asks the centre about what is in force or to come, and not about what is past or replaced', () => {
    const uncertain = { certainty: 'uncertain' } as const;
    const rows = [
      row(1, '2020-01-01', uncertain),
      row(2, '2024-01-01', uncertain),
      row(3, '2026-01-01', uncertain),
      row(4, '2026-01-01', uncertain),
      row(5, '2027-01-01'),
    ];
    expect(openRows(rows, { track: 'health', today: '2025-12-08' }).map(({ number }) => number)).toEqual([2, 4]);
    expect(openRows(rows, { track: 'diseaseControl', today: '2025-12-08' })).toEqual([]);
  });

  it('takes no row that says nothing new, or not where from', () => {
    const rows = [row(1, '2020-01-01')];
    expect(ruleRowProblem(row(2, '2025-01-01'), rows)).toBe('sameAsBefore');
    expect(ruleRowProblem(row(2, '2025-01-01', { value: 50 }), rows)).toBeUndefined();
    expect(ruleRowProblem(row(2, '2025-01-01', { source: '另一份文件' }), rows)).toBeUndefined();
    expect(ruleRowProblem(row(2, '2025-01-01', { value: 50, source: ' ' }), rows)).toBe('sourceRequired');
    expect(ruleRowProblem(row(2, '2025-01-01', { value: 0 }), rows)).toBe('valueRequired');
  });

  const days = fc.integer({ min: 0, max: 400 }).map((after) => addDays('2025-01-01', after));
  const tables = fc
    .array(fc.tuple(days, fc.integer({ min: 1, max: 900 })), { maxLength: 12 })
    .map((drawn) => drawn.map(([validFrom, value], index) => row(index + 1, validFrom, { value })));

  it('never changes what it says of a day before a row that is added begins', () => {
    fc.assert(
      fc.property(tables, days, days, (rows, begin, day) => {
        const more = [...rows, row(rows.length + 1, begin, { value: 1000 })];
        const found = rowOn(more, on(day));
        const added = found?.number === more.length;
        expect(found).toEqual(added ? more.at(-1) : rowOn(rows, on(day)));
        if (added) expect(day >= begin).toBe(true);
        if (day < begin) expect(added).toBe(false);
      }),
    );
  });

  it('says of each day what a walk through its rows in time says', () => {
    fc.assert(
      fc.property(tables, days, (rows, day) => {
        let holds: RuleRow | undefined;
        for (const each of [...rows].sort((a, b) =>
          a.validFrom < b.validFrom ? -1 : a.validFrom > b.validFrom ? 1 : a.number - b.number,
        ))
          if (each.validFrom <= day) holds = each;
        expect(rowOn(rows, on(day))).toEqual(holds);
      }),
    );
  });
});

describe("the catalogue's figures against the table", () => {
  const rule = {
    hourTenthsPerCredit: 30,
    projectCapHundredths: 1000,
    yearlyRequirement: { creditHundredths: 0, hourTenths: 0 },
  };

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
