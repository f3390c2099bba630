import { directoryInstitutions } from '../../../../contract/calls/person/directory';
import { listHospitals } from '../../../data/directory';
import { defineProcedure } from '../../../call/procedure';

export const listInstitutions = defineProcedure(directoryInstitutions, async ({ db }, input) => {
  const page = await listHospitals(db, input.search, input);
  // Nobody registers with one that does not work; a page with some of them is shorter, and the list goes on.
  const working = page.rows.filter(({ suspended }) => suspended === undefined);
  return { ...page, rows: working.map(({ _id, name }) => ({ institutionId: _id, name })) };
});
