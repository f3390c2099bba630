import { rebindingList } from '../../../../contract/calls/person/rebinding';
import { rebindingStates } from '../../../../domain/person/rebinding';
import { countRebindings, listRebindings } from '../../../data/rebindings';
import { defineProcedure } from '../../../call/procedure';
import { tabCounts } from '../tab-counts';
import { rowOf } from './view';

/** 换绑申请: who of the caller's own institution asked for their registration from a new WeChat. */
export const listRebindingRequests = defineProcedure(rebindingList, async ({ db, caller }, input) => {
  const { institutionId } = caller.session;
  const { state, search } = input;
  const [page, counts] = await Promise.all([
    listRebindings(db, { institutionId, state, search }, input),
    tabCounts(rebindingStates, input, (one) => countRebindings(db, institutionId, one)),
  ]);
  return { ...page, rows: page.rows.map(rowOf), counts };
});
