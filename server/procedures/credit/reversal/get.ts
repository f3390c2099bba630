import { reversalGet } from '../../../../contract/calls/credit/reversal';
import { mayDecide } from '../../../../domain/credit/reversal';
import { defineProcedure } from '../../../call/procedure';
import { refuse } from '../../../call/refusal';
import { findReversalOf, getLedgerEntry } from '../../../data/reversals';
import { getAnyRound } from '../../../data/rounds';
import { aboutOf } from './about';
import { actorOf } from './actor';

/** One request, with what it would take back (G7b). */
export const getReversalView = defineProcedure(reversalGet, async ({ db, caller }, { reversalId }) => {
  const reversal = await findReversalOf(db, reversalId, caller.session);
  const [round, entry] = await Promise.all([
    getAnyRound(db, reversal.roundId),
    reversal.entryId === null ? undefined : getLedgerEntry(db, reversal.entryId),
  ]);
  if (!round) return refuse('notFound');
  const actor = actorOf(caller);
  const waits = reversal.state === 'waiting';
  const { people, creditHundredths, institutionName, state, reasonCode, note, confirmer, by, at, decided, done } =
    reversal;
  return {
    ...aboutOf(round, entry),
    ...{ people, creditHundredths, institutionName, state, reasonCode, note, confirmer, by, at, decided, done },
    mayDecide: waits && mayDecide(reversal, actor),
    mayWithdraw: waits && actor.administratorId === reversal.byId,
  };
});
