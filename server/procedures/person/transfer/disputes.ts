import { transferDisputes } from '../../../../contract/calls/person/transfer';
import { defineProcedure } from '../../../call/procedure';
import { countDisputes, listDisputes } from '../../../data/transfers';
import { rowOf } from './view';

/** 调动裁决: what trainees ask the centre to decide on. */
export const listTransferDisputes = defineProcedure(transferDisputes, async ({ db, at }, input) => {
  const [page, waiting] = await Promise.all([listDisputes(db, input.dispute, input), countDisputes(db)]);
  const rows = page.rows.map((transfer) => ({ ...rowOf(transfer, at), disputedAt: transfer.disputedAt }));
  return { ...page, rows, waiting };
});
