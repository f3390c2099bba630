import type { OutputOf } from '../../../../contract';
import { checkCatalogueFigures } from '../../../../domain/project/catalogue-figures';
import { ruleOn } from '../../../../domain/kernel/rule-table';
import type { CatalogueEntry } from '../../../data/documents';

type Row = OutputOf<'catalogueEntry.list'>['rows'][number];

/** An entry as the centre's list has it. */
export const entryRow = (
  entry: CatalogueEntry,
  { institutionName, timesHeld }: { institutionName: string; timesHeld: number },
): Row => ({
  catalogueEntryId: entry._id,
  institutionId: entry.institutionId,
  institutionName,
  year: entry.year,
  projectNumber: entry.projectNumber,
  title: entry.title,
  creditLevel: entry.creditLevel,
  creditHundredths: entry.creditHundredths,
  hourTenths: entry.hourTenths,
  plannedBegin: entry.plannedBegin,
  plannedEnd: entry.plannedEnd,
  plannedDayTenths: entry.plannedDayTenths,
  withdrawn: entry.withdrawn ?? null,
  warning: warningOf(entry),
  timesHeld,
});

/** What the rule of the day on which it is planned to end finds odd; the worse of two. */
function warningOf(
  entry: Pick<CatalogueEntry, 'year' | 'plannedEnd' | 'creditHundredths' | 'hourTenths'>,
): Row['warning'] {
  const rule = ruleOn(entry.plannedEnd ?? `${entry.year}-12-31`);
  const warning = rule && checkCatalogueFigures(entry, rule).at(-1);
  if (!warning) return null;
  return warning.code === 'creditsAboveCap'
    ? { code: warning.code, creditHundredths: warning.capHundredths }
    : { code: warning.code, creditHundredths: warning.expectedCreditHundredths };
}
