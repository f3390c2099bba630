import { transferAnswer } from '../../../../contract/calls/person/transfer';
import type { TransferAct } from '../../../../domain/person/transfer';
import { runIdempotent } from '../../../call/idempotency';
import { defineProcedure } from '../../../call/procedure';
import { refuse } from '../../../call/refusal';
import { getPerson } from '../../../data/persons';
import { findInstitutionsTransfer } from '../../../data/transfers';
import { isCallersOwn } from '../../../guard/own-registration';
import { assertAcceptableTexts } from '../../../guard/text-check';
import { actorOf, findBelongings, stepStands, takeStep } from './take-step';

/** The old institution agrees, or objects within its seven days. */
export const answerTransfer = defineProcedure(transferAnswer, async (context, { transferId, answer, reason = '' }) => {
  const { caller, db } = context;
  const { institutionId } = caller.session;
  const act: TransferAct = answer === 'agree' ? { kind: 'agree' } : { kind: 'object', reason };
  await assertAcceptableTexts(context, [reason]);
  const found = await findInstitutionsTransfer(db, { transferId, institutionId });
  const person = found?.outgoingOf === institutionId ? await getPerson(db, found.personId) : undefined;
  if (!person) return refuse('notFound');
  const [own, belongings] = await Promise.all([isCallersOwn(context, person), findBelongings(db, person._id)]);
  const actor = actorOf(caller);
  return runIdempotent(context, transferAnswer, async (tx) => {
    const transfer = (await findInstitutionsTransfer(tx, { transferId, institutionId })) ?? refuse('notFound');
    if (stepStands(transfer, act, actor.by)) return { state: transfer.state };
    const { state } = await takeStep(tx, context, { transfer, act, own, actor, belongings });
    return { state };
  });
});
