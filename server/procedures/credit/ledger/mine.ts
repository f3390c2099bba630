import { ledgerMine } from '../../../../contract/calls/credit/ledger';
import { ledgerStatus, yearProgress } from '../../../../domain/credit/ledger';
import { ruleOn } from '../../../../domain/kernel/rule-table';
import { findEntriesOfPerson } from '../../../data/ledger';
import { findOutcomesOfPerson } from '../../../data/outcomes';
import { getRounds } from '../../../data/rounds';
import { defineProcedure } from '../../../call/procedure';
import { holdingsWaiting } from './holdings-waiting';
import { withoutCredit } from './without-credit';

/** 我的学分 (T4): one year of the caller's own ledger. An entry is pending or effective as its round is (M23). */
export const ledgerMineProcedure = defineProcedure(ledgerMine, async (context, { year }) => {
  const { db } = context;
  const personId = context.caller.person._id;
  const [written, outcomes] = await Promise.all([
    findEntriesOfPerson(db, { personId, year }),
    findOutcomesOfPerson(db, { personId, year }),
  ]);
  const rounds = await getRounds(
    db,
    [...written, ...outcomes].map(({ roundId }) => roundId),
  );
  const reversedIds = new Set(written.flatMap(({ reverses }) => (reverses === undefined ? [] : [reverses])));
  const entries = written
    .filter(({ reverses }) => reverses === undefined)
    .map((entry) => {
      const round = rounds.get(entry.roundId);
      if (!round) throw new Error('a ledger entry without its round');
      const status = ledgerStatus({ roundState: round.state, reversed: reversedIds.has(entry._id) });
      return { ...entry, status, roundState: round.state };
    });
  const waiting = await holdingsWaiting(db, { personId, year, dealtWith: [...rounds.values()] });

  // The requirement in force at the end of the year holds for the whole of it.
  const rule = ruleOn(`${year}-12-31`);
  if (!rule) throw new Error('the rule table has no row for the year');
  const { effective, pending } = yearProgress({ entries, requirement: rule.yearlyRequirement });
  return {
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
    withoutCredit: withoutCredit({
      outcomes,
      rounds,
      grantedProjectIds: new Set(entries.map(({ projectId }) => projectId)),
    }),
    waiting,
  };
});
