/**
 * The dated rule table (rules: "Rule table"): hours per credit, caps, lecturers' rates, yearly requirement. It is data
 * the centre edits; these rows are the defaults. Published sources disagree on figures of older years, so the default
 * is one row that holds from the beginning, and a correction is a further row with its own date.
 */
import type { CreditLevel } from './credit-level';
import type { Day } from './time';

export type YearlyRequirement = { creditHundredths: number; hourTenths: number };

export type CreditRule = {
  /** First day of activities to which the row applies; it holds until the next row begins. */
  validFrom: Day;
  /** Teaching hours that make one credit, in tenths. */
  hourTenthsPerCredit: number;
  /** The most credits one project gives an attendee. */
  projectCapHundredths: number;
  /** A lecturer's credits for each teaching hour; null where no rate is published. */
  lecturerHundredthsPerHour: Record<CreditLevel, number | null>;
  yearlyRequirement: YearlyRequirement;
  /** The regulation the figures come from, as it is cited. */
  source: string;
};

export const RULE_TABLE: readonly [CreditRule, ...CreditRule[]] = [
  {
    validFrom: '1990-01-01',
    hourTenthsPerCredit: 30,
    projectCapHundredths: 1000,
    lecturerHundredthsPerHour: { national: 200, provincial: 100, municipal: null },
    yearlyRequirement: { creditHundredths: 2500, hourTenths: 900 },
    source: '国卫办科教发〔2024〕20号',
  },
];

/** The row that applies to an activity on `day`: the latest one begun; undefined before the first. */
export function ruleOn(day: Day, table: readonly CreditRule[] = RULE_TABLE): CreditRule | undefined {
  return table.reduce<CreditRule | undefined>(
    (best, rule) => (rule.validFrom <= day && (!best || rule.validFrom > best.validFrom) ? rule : best),
    undefined,
  );
}
