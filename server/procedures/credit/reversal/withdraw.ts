import { reversalWithdraw } from '../../../../contract/calls/credit/reversal';
import { withdrawReversal } from '../../../../domain/credit/reversal';
import { runIdempotent } from '../../../call/idempotency';
import { defineProcedure } from '../../../call/procedure';
import { logProjectAct } from '../../../data/audit/office-log';
import { findReversalOf, saveReversal } from '../../../data/reversals';
import { actorOf } from './actor';

/** Taken back by the one who asked. */
export const withdrawReversalProcedure = defineProcedure(reversalWithdraw, (context, { reversalId }) =>
  runIdempotent(context, reversalWithdraw, async (tx) => {
    const before = await findReversalOf(tx, reversalId, context.caller.session);
    const step = withdrawReversal(before, actorOf(context.caller));
    if (step.kind === 'refuse') return context.refuse(step.reason, { state: before.state });
    const after = { ...before, state: step.to, slot: before._id };
    await saveReversal(tx, after);
    await logProjectAct(tx, context, {
      project: before,
      action: 'reversal.withdrawn',
      subject: before.personId === null ? `round:${before.roundId}` : `person:${before.personId}`,
      before,
      after,
    });
    return {};
  }),
);
