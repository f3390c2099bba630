import { cutOf, yearSums, type StandingEntry, type yearFor } from './year';

/** One year of a ledger as its owner and their institution see it. */
export const shownYear = (year: ReturnType<typeof yearFor>, entries: readonly StandingEntry[]) => ({
  ...yearSums(year, entries),
  cut: cutOf(year, entries),
  reversedCreditHundredths: entries
    .filter(({ status }) => status === 'reversed')
    .reduce((sum, { creditHundredths }) => sum + creditHundredths, 0),
  entries: entries.map((entry) => ({
    entryId: entry._id,
    title: entry.title,
    projectNumber: entry.projectNumber,
    activityDate: entry.activityDate,
    creditLevel: entry.creditLevel,
    activityKind: entry.activityKind ?? null,
    role: entry.role,
    creditHundredths: entry.creditHundredths,
    hourTenths: entry.hourTenths,
    state: entry.status,
    roundState: entry.roundState,
    reversedFor: entry.why,
  })),
});
