import { directoryDepartments } from '../../../../contract/calls/person/directory';
import { spokenIn } from '../../../../domain/kernel/name-order';
import { listDepartments } from '../../../data/departments';
import { defineProcedure } from '../../../call/procedure';

export const listInstitutionDepartments = defineProcedure(directoryDepartments, async ({ db }, { institutionId }) => {
  const departments = await listDepartments(db, institutionId);
  return {
    rows: departments.map(({ _id, name, nameOrder }) => ({
      departmentId: _id,
      name,
      spoken: spokenIn(nameOrder ?? ''),
    })),
  };
});
