import { ledgerStatus, yearProgress } from '../../../../domain/credit/ledger';
import { ruleOn } from '../../../../domain/kernel/rule-table';
import type { Database } from '../../../data/database';
import type { GrantRound } from '../../../data/documents';
import { findEntriesOfPerson } from '../../../data/ledger';
import { getRounds } from '../../../data/rounds';

/**
 * One year of a person's ledger, as its owner and their institution see it. An entry is pending or effective as its round is (M23).
 * @param roundIds rounds that are to be read as well
 * @returns also the rounds
 */
export async function yearOfLedger(
  db: Database,
  { personId, year }: { personId: string; year: number },
  roundIds: () => Promise<readonly string[]> = () => Promise.resolve([]),
) {
  const [written, others] = await Promise.all([findEntriesOfPerson(db, { personId, year }), roundIds()]);
  const rounds: Map<string, GrantRound> = await getRounds(db, [...written.map(({ roundId }) => roundId), ...others]);
  const reversedIds = new Set(written.flatMap(({ reverses }) => (reverses === undefined ? [] : [reverses])));
  const entries = written
    .filter(({ reverses }) => reverses === undefined)
    .map((entry) => {
      const round = rounds.get(entry.roundId);
      if (!round) throw new Error('a ledger entry without its round');
      const status = ledgerStatus({ roundState: round.state, reversed: reversedIds.has(entry._id) });
      return { ...entry, status, roundState: round.state };
    });
  // The requirement in force at the end of the year holds for the whole of it.
  const rule = ruleOn(`${year}-12-31`);
  if (!rule) throw new Error('the rule table has no row for the year');
  const { effective, pending } = yearProgress({ entries, requirement: rule.yearlyRequirement });
  const shown = {
    year,
    requiredCreditHundredths: rule.yearlyRequirement.creditHundredths,
    requiredHourTenths: rule.yearlyRequirement.hourTenths,
    effectiveCreditHundredths: effective.creditHundredths,
    effectiveHourTenths: effective.hourTenths,
    pendingCreditHundredths: pending.creditHundredths,
    reversedCreditHundredths: entries
      .filter(({ status }) => status === 'reversed')
      .reduce((sum, { creditHundredths }) => sum + creditHundredths, 0),
    entries: entries.map((entry) => ({
      entryId: entry._id,
      title: entry.title,
      projectNumber: entry.projectNumber,
      activityDate: entry.activityDate,
      creditLevel: entry.creditLevel,
      role: entry.role,
      creditHundredths: entry.creditHundredths,
      hourTenths: entry.hourTenths,
      state: entry.status,
      roundState: entry.roundState,
    })),
  };
  return { shown, rounds, projectIds: new Set(entries.map(({ projectId }) => projectId)) };
}
