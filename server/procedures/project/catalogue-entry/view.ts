import type { OutputOf } from '../../../../contract';
import { checkCatalogueFigures } from '../../../../domain/project/catalogue-figures';
import type { CatalogueEntry } from '../../../data/documents';
import { ruleFor, type RuleBook } from '../../../data/rule-table';

type Row = OutputOf<'catalogueEntry.list'>['rows'][number];

/** An entry as the centre's list has it. */
export const entryRow = (
  entry: CatalogueEntry,
  { institutionName, timesHeld, book }: { institutionName: string; timesHeld: number; book: RuleBook },
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
  warning: warningOf(entry, book),
  timesHeld,
});

/** What the rule of the day on which it is planned to end finds odd; the worse of two. */
function warningOf(
  entry: Pick<CatalogueEntry, 'institutionId' | 'year' | 'plannedEnd' | 'creditHundredths' | 'hourTenths'>,
  book: RuleBook,
): Row['warning'] {
  const { institutionId, plannedEnd, year } = entry;
  const rule = ruleFor(book, { institutionId, day: plannedEnd ?? `${year}-12-31` });
  const warning = checkCatalogueFigures(entry, rule).at(-1);
  if (!warning) return null;
  return warning.code === 'creditsAboveCap'
    ? { code: warning.code, creditHundredths: warning.capHundredths }
    : { code: warning.code, creditHundredths: warning.expectedCreditHundredths };
}
