import { directoryDepartments } from '../../../../contract/calls/person/directory';
import { listDepartments } from '../../../data/departments';
import { defineProcedure } from '../../../call/procedure';

export const listInstitutionDepartments = defineProcedure(directoryDepartments, async ({ db }, { institutionId }) => {
  const departments = await listDepartments(db, institutionId);
  return { rows: departments.map(({ _id, name }) => ({ departmentId: _id, name })) };
});
