import { transferAskCentre } from '../../../../contract/calls/person/transfer';
import { runIdempotent } from '../../../call/idempotency';
import { defineProcedure } from '../../../call/procedure';
import { refuse } from '../../../call/refusal';
import { getTransfer } from '../../../data/transfers';
import { assertAcceptableTexts } from '../../../guard/text-check';
import { actorOf, findBelongings, stepStands, takeStep } from './take-step';

/** The trainee brings an objection to the centre. */
export const askCentre = defineProcedure(transferAskCentre, async (context, { transferId, reason }) => {
  const { caller, db } = context;
  const { _id: personId } = caller.person;
  const act = { kind: 'askCentre', reason } as const;
  await assertAcceptableTexts(context, [reason]);
  const belongings = await findBelongings(db, personId);
  return runIdempotent(context, transferAskCentre, async (tx) => {
    const transfer = await getTransfer(tx, transferId);
    if (transfer?.personId !== personId) return refuse('notFound');
    if (stepStands(transfer, act, '')) return { state: transfer.state };
    const { state } = await takeStep(tx, context, { transfer, act, actor: actorOf(caller), belongings });
    return { state };
  });
});
