import { departmentList } from '../../../../contract/calls/person/department';
import { spokenIn } from '../../../../domain/kernel/name-order';
import { listAdministrators } from '../../../data/accounts';
import { countPeople, departmentsById, getDepartmentOrder, listDepartments } from '../../../data/departments';
import { COUNTS_AT_ONCE, inParallel } from '../../../data/in-parallel';
import { defineProcedure } from '../../../call/procedure';

/** 科室管理 (M3) with how many people each department has, and who is its contact. */
export const listOwnDepartments = defineProcedure(departmentList, async ({ db, caller }) => {
  const { institutionId } = caller.session;
  const [departments, present, order, administrators] = await Promise.all([
    listDepartments(db, institutionId),
    departmentsById(db, institutionId),
    getDepartmentOrder(db, institutionId),
    listAdministrators(db, institutionId),
  ]);
  const people = await inParallel(departments, COUNTS_AT_ONCE, ({ _id }) => countPeople(db, _id));
  return {
    rows: departments.map(({ _id, name, nameOrder = '', takesIn = [] }, index) => ({
      departmentId: _id,
      name,
      spoken: spokenIn(nameOrder),
      people: people[index] ?? 0,
      contacts: administrators
        .filter(({ departmentId = '' }) => present.get(departmentId)?._id === _id)
        .map((contact) => contact.name),
      takesIn: takesIn.length > 0,
    })),
    orderSeen: order?.revision ?? 0,
  };
});
