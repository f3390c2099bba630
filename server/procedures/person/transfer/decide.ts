import { transferDecide } from '../../../../contract/calls/person/transfer';
import { runIdempotent } from '../../../call/idempotency';
import { defineProcedure } from '../../../call/procedure';
import { refuse } from '../../../call/refusal';
import { getPerson } from '../../../data/persons';
import { getTransfer } from '../../../data/transfers';
import { isCallersOwn } from '../../../guard/own-registration';
import { assertAcceptableTexts } from '../../../guard/text-check';
import { actorOf, findBelongings, stepStands, takeStep } from './take-step';

/** The centre decides on an objection that its trainee brought to it. */
export const decideTransferDispute = defineProcedure(
  transferDecide,
  async (context, { transferId, ruling, reason }) => {
    const { caller, db } = context;
    const act = { kind: ruling, reason } as const;
    await assertAcceptableTexts(context, [reason]);
    const found = await getTransfer(db, transferId);
    const person = found && found.dispute !== 'none' ? await getPerson(db, found.personId) : undefined;
    if (!person) return refuse('notFound');
    const [own, belongings] = await Promise.all([isCallersOwn(context, person), findBelongings(db, person._id)]);
    const actor = actorOf(caller);
    return runIdempotent(context, transferDecide, async (tx) => {
      const transfer = (await getTransfer(tx, transferId)) ?? refuse('notFound');
      if (stepStands(transfer, act, actor.by)) return { state: transfer.state };
      const { state } = await takeStep(tx, context, { transfer, act, own, actor, belongings });
      return { state };
    });
  },
);
