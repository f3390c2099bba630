import { rebindingList } from '../../../../contract/calls/person/rebinding';
import { countRebindings, listRebindings } from '../../../data/rebindings';
import { defineProcedure } from '../../../call/procedure';
import { rowOf } from './view';

/** 换绑申请: who of the caller's own institution asked for their registration from a new WeChat. */
export const listRebindingRequests = defineProcedure(rebindingList, async ({ db, caller }, input) => {
  const { institutionId } = caller.session;
  const { state, search } = input;
  const [page, pending, approved, returned] = await Promise.all([
    listRebindings(db, { institutionId, state, search }, input),
    countRebindings(db, institutionId, 'pending'),
    countRebindings(db, institutionId, 'approved'),
    countRebindings(db, institutionId, 'returned'),
  ]);
  return { ...page, rows: page.rows.map(rowOf), counts: { pending, approved, returned } };
});
