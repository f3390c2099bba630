import { rosterList } from '../../../../contract/calls/person/roster';
import { countEntries, listEntries } from '../../../data/roster';
import { defineProcedure } from '../../../call/procedure';
import { assertOwn, departmentNamesOf, personRow } from './people';

/** People on the roster of one standing: who has not registered, whose registration agrees, and so on. */
export const listPeopleOfRoster = defineProcedure(rosterList, async ({ db, caller }, input) => {
  const { institutionId } = caller.session;
  const { standing, departmentId, search, cursor } = input;
  const filter = { institutionId, standing, departmentId, search };
  const [page, total, departmentNames] = await Promise.all([
    listEntries(db, filter, input),
    cursor === undefined ? countEntries(db, filter) : undefined,
    departmentNamesOf(db, institutionId),
  ]);
  assertOwn(departmentId, departmentNames);
  return { ...page, rows: page.rows.map((entry) => personRow(entry, departmentNames)), total: total ?? null };
});
