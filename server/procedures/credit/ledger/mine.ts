import { ledgerMine } from '../../../../contract/calls/credit/ledger';
import { findOutcomesOfPerson } from '../../../data/outcomes';
import { defineProcedure } from '../../../call/procedure';
import { holdingsWaiting } from './holdings-waiting';
import { withoutCredit } from './without-credit';
import { yearOfLedger } from './year-of-ledger';

/** 我的学分 (T4): one year of the caller's own ledger, what is still to come, and why a holding gave nothing. */
export const ledgerMineProcedure = defineProcedure(ledgerMine, async ({ db, caller }, { year }) => {
  const personId = caller.person._id;
  const outcomesRead = findOutcomesOfPerson(db, { personId, year });
  const [outcomes, { shown, rounds, projectIds }] = await Promise.all([
    outcomesRead,
    yearOfLedger(db, { personId, year }, async () => (await outcomesRead).map(({ roundId }) => roundId)),
  ]);
  const waiting = await holdingsWaiting(db, { personId, year, dealtWith: [...rounds.values()] });
  return { ...shown, withoutCredit: withoutCredit({ outcomes, rounds, grantedProjectIds: projectIds }), waiting };
});
