import { transferWithdraw } from '../../../../contract/calls/person/transfer';
import { runIdempotent } from '../../../call/idempotency';
import { defineProcedure } from '../../../call/procedure';
import { refuse } from '../../../call/refusal';
import { getTransfer } from '../../../data/transfers';
import { actorOf, findBelongings, stepStands, takeStep } from './take-step';

/** Whoever asked takes it back, as long as nothing is decided. */
export const withdrawTransfer = defineProcedure(transferWithdraw, async (context, { transferId }) => {
  const { caller, db } = context;
  const { _id: personId } = caller.person;
  const act = { kind: 'withdraw' } as const;
  const belongings = await findBelongings(db, personId);
  return runIdempotent(context, transferWithdraw, async (tx) => {
    const transfer = await getTransfer(tx, transferId);
    if (transfer?.personId !== personId) return refuse('notFound');
    if (stepStands(transfer, act, '')) return { state: transfer.state };
    const { state } = await takeStep(tx, context, { transfer, act, actor: actorOf(caller), belongings });
    return { state };
  });
});
