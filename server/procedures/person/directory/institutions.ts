import { directoryInstitutions } from '../../../../contract/calls/person/directory';
import type { Database } from '../../../data/database';
import { findHospital, listHospitals } from '../../../data/directory';
import { defineProcedure } from '../../../call/procedure';

export const listInstitutions = defineProcedure(directoryInstitutions, async ({ db }, input) => {
  const { institutionId } = input;
  const page =
    institutionId === undefined ? await listHospitals(db, input.search, input) : await oneAlone(db, institutionId);
  // Nobody registers with one that does not work; a page with some of them is shorter, and the list goes on.
  const working = page.rows.filter(({ suspended }) => suspended === undefined);
  return { ...page, rows: working.map(({ _id, name }) => ({ institutionId: _id, name })) };
});

async function oneAlone(db: Database, institutionId: string): Promise<Awaited<ReturnType<typeof listHospitals>>> {
  const hospital = await findHospital(db, institutionId);
  return { rows: hospital ? [hospital] : [] };
}
