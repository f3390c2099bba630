/** The catalogue's credits against the rule table: a warning, never a refusal (rules: "Rule table"; M5 and the manual's rows). */
import type { CreditRule } from '../kernel/rule-table';

export type CatalogueWarning =
  | { code: 'creditsDifferFromHours'; expectedCreditHundredths: number }
  | { code: 'creditsAboveCap'; capHundredths: number };

/** The credits that `hourTenths` give by the rule, the project's cap applied: 6.0 h → 2.00, 40.0 h → 10.00. */
function expectedCreditHundredths(hourTenths: number, rule: CreditRule): number {
  return Math.min(rule.projectCapHundredths, Math.floor((hourTenths * 100) / rule.hourTenthsPerCredit));
}

/** What the table finds odd about an entry's figures; the catalogue's figure is granted all the same. */
export function checkCatalogueFigures(
  entry: { creditHundredths: number; hourTenths: number },
  rule: CreditRule,
): CatalogueWarning[] {
  const warnings: CatalogueWarning[] = [];
  const expected = expectedCreditHundredths(entry.hourTenths, rule);
  if (entry.creditHundredths !== expected)
    warnings.push({ code: 'creditsDifferFromHours', expectedCreditHundredths: expected });
  if (entry.creditHundredths > rule.projectCapHundredths) {
    warnings.push({ code: 'creditsAboveCap', capHundredths: rule.projectCapHundredths });
  }
  return warnings;
}
