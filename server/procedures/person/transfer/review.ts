import { transferReview } from '../../../../contract/calls/person/transfer';
import type { TransferAct } from '../../../../domain/person/transfer';
import { runIdempotent } from '../../../call/idempotency';
import { defineProcedure } from '../../../call/procedure';
import { refuse } from '../../../call/refusal';
import { getPerson } from '../../../data/persons';
import { findInstitutionsTransfer } from '../../../data/transfers';
import { isCallersOwn } from '../../../guard/own-registration';
import { assertAcceptableTexts } from '../../../guard/text-check';
import { actorOf, findBelongings, stepStands, takeStep } from './take-step';

/** The new institution takes somebody in, or returns their request. From an approval on they are its own. */
export const reviewTransfer = defineProcedure(transferReview, async (context, input) => {
  const { caller, db } = context;
  const { institutionId } = caller.session;
  const { transferId, decision, departmentId, reason = '' } = input;
  const act: TransferAct = decision === 'approve' ? { kind: 'approve' } : { kind: 'return', reason };
  await assertAcceptableTexts(context, [reason]);
  const found = await findInstitutionsTransfer(db, { transferId, institutionId });
  const person = found?.toInstitutionId === institutionId ? await getPerson(db, found.personId) : undefined;
  if (!person) return refuse('notFound');
  const [own, belongings] = await Promise.all([isCallersOwn(context, person), findBelongings(db, person._id)]);
  const actor = actorOf(caller);
  return runIdempotent(context, transferReview, async (tx) => {
    const transfer = (await findInstitutionsTransfer(tx, { transferId, institutionId })) ?? refuse('notFound');
    if (stepStands(transfer, act, actor.by)) return { state: transfer.state };
    const { state } = await takeStep(tx, context, { transfer, act, own, actor, belongings, departmentId });
    return { state };
  });
});
