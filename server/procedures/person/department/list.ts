import { departmentList } from '../../../../contract/calls/person/department';
import { countPeople, listDepartments } from '../../../data/directory';
import { COUNTS_AT_ONCE, inParallel } from '../../../data/in-parallel';
import { defineProcedure } from '../../../call/procedure';

/** 科室管理 (M3) with how many people each department has. */
export const listOwnDepartments = defineProcedure(departmentList, async ({ db, caller }) => {
  const departments = await listDepartments(db, caller.session.institutionId);
  const people = await inParallel(departments, COUNTS_AT_ONCE, ({ _id }) => countPeople(db, _id));
  return { rows: departments.map(({ _id, name }, index) => ({ departmentId: _id, name, people: people[index] ?? 0 })) };
});
