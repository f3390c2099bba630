import { correctionList } from '../../../../contract/calls/person/correction';
import { countCorrections, listCorrections } from '../../../data/corrections';
import { defineProcedure } from '../../../call/procedure';
import { tabCounts } from '../tab-counts';
import { rowOf } from './view';

/** 更正申请: whose facts are to be corrected at the caller's own institution. */
export const listCorrectionRequests = defineProcedure(correctionList, async ({ db, caller }, input) => {
  const { institutionId } = caller.session;
  const { state, search } = input;
  const [page, counts] = await Promise.all([
    listCorrections(db, { institutionId, state, search }, input),
    tabCounts(['pending', 'approved', 'returned'], input, (one) => countCorrections(db, institutionId, one)),
  ]);
  return { ...page, rows: page.rows.map(rowOf), counts };
});
