import { registrationList } from '../../../../contract/calls/person/registration';
import { registrationStates } from '../../../../domain/person/registration';
import { countPersons, listPersons } from '../../../data/persons';
import { defineProcedure } from '../../../call/procedure';
import { tabCounts } from '../tab-counts';
import { rowOf } from './view';

/** 人员管理 (M3): the people of the caller's own institution. */
export const listRegistrations = defineProcedure(registrationList, async ({ db, caller }, input) => {
  const { institutionId } = caller.session;
  const [page, counts] = await Promise.all([
    listPersons(db, { institutionId, state: input.state, search: input.search }, input),
    tabCounts(registrationStates, input, (state) => countPersons(db, institutionId, state)),
  ]);
  return { ...page, rows: page.rows.map(rowOf), counts };
});
