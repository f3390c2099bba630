import { directoryDepartments } from '../../../contract/calls/registration';
import { listDepartments } from '../../data/directory';
import { defineProcedure } from '../../procedure';

export const listInstitutionDepartments = defineProcedure(directoryDepartments, async ({ db }, { institutionId }) => {
  const departments = await listDepartments(db, institutionId);
  return { rows: departments.map(({ _id, name }) => ({ departmentId: _id, name })) };
});
