import { transferList } from '../../../../contract/calls/person/transfer';
import { defineProcedure } from '../../../call/procedure';
import { listTransfers, transfersWaiting } from '../../../data/transfers';
import { rowOf } from './view';

/** 调动: who wants to come to the caller's institution, or to leave it. */
export const listInstitutionTransfers = defineProcedure(transferList, async ({ db, at, caller }, input) => {
  const { institutionId } = caller.session;
  const { side, stage, search } = input;
  const [page, waiting] = await Promise.all([
    listTransfers(db, { side, stage, institutionId, search }, input),
    db.together({ collection: 'institutions', id: institutionId }, transfersWaiting(institutionId, at)),
  ]);
  const { transfersToApprove: toApprove, transfersToAnswer: toAnswer } = waiting;
  return { ...page, rows: page.rows.map((transfer) => rowOf(transfer, at)), waiting: { toApprove, toAnswer } };
});
