import { transferDispute } from '../../../../contract/calls/person/transfer';
import { defineProcedure } from '../../../call/procedure';
import { refuse } from '../../../call/refusal';
import { getPerson } from '../../../data/persons';
import { getTransfer } from '../../../data/transfers';
import { journeyOf } from './view';

/** One dispute with what both sides say; what the centre was never asked about is none of its. */
export const getTransferDispute = defineProcedure(transferDispute, async ({ db, at }, { transferId }) => {
  const transfer = await getTransfer(db, transferId);
  const person = transfer && transfer.dispute !== 'none' ? await getPerson(db, transfer.personId) : undefined;
  if (!transfer || !person) return refuse('notFound');
  return { ...journeyOf(transfer, at), name: transfer.name, personNumber: person.personNumber };
});
