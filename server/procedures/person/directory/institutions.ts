import { directoryInstitutions } from '../../../../contract/calls/person/directory';
import { listHospitals } from '../../../data/directory';
import { defineProcedure } from '../../../call/procedure';

export const listInstitutions = defineProcedure(directoryInstitutions, async ({ db }, input) => {
  const page = await listHospitals(db, input.search, input);
  return { ...page, rows: page.rows.map(({ _id, name }) => ({ institutionId: _id, name })) };
});
