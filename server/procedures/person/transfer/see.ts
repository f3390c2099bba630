import { transferSee } from '../../../../contract/calls/person/transfer';
import { runIdempotent } from '../../../call/idempotency';
import { defineProcedure } from '../../../call/procedure';
import { refuse } from '../../../call/refusal';
import { findInstitutionsTransfer, saveTransfer } from '../../../data/transfers';

/** The old institution has opened it: its trainee reads when, and who. */
export const seeTransfer = defineProcedure(transferSee, (context, { transferId }) => {
  const { at, caller } = context;
  const { institutionId, name } = caller.session;
  return runIdempotent(context, transferSee, async (tx) => {
    const transfer = (await findInstitutionsTransfer(tx, { transferId, institutionId })) ?? refuse('notFound');
    const isFirst = transfer.seen === undefined && transfer.outgoingOf === institutionId && transfer.stage === 'open';
    if (!isFirst) return { seenAt: transfer.seen?.at ?? null };
    await saveTransfer(tx, { ...transfer, seen: { at, by: name } });
    return { seenAt: at };
  });
});
