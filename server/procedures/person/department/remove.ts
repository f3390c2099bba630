import { departmentRemove } from '../../../../contract/calls/person/department';
import { listAdministrators } from '../../../data/accounts';
import { logInstitutionAct } from '../../../data/audit/office-log';
import { countPeople, deleteDepartment, departmentsById, getDepartment } from '../../../data/departments';
import { runIdempotent } from '../../../call/idempotency';
import { defineProcedure } from '../../../call/procedure';
import { refuse } from '../../../call/refusal';

/** Removes a department nobody belongs to; one that is gone already is fine, the command may come twice. */
export const removeDepartment = defineProcedure(departmentRemove, async (context, { departmentId }) => {
  const { db, caller } = context;
  const { institutionId } = caller.session;
  const department = await getDepartment(db, departmentId);
  // Gone already, or another one by now: this command may come twice.
  if (!department || department.merged) return {};
  if (department.institutionId !== institutionId) return refuse('notFound');
  if (department.takesIn) return context.refuse('departmentMerging');
  if ((await countPeople(db, departmentId)) > 0) context.refuse('wrongState');
  const [administrators, present] = await Promise.all([
    listAdministrators(db, institutionId),
    departmentsById(db, institutionId),
  ]);
  if (administrators.some((each) => present.get(each.departmentId ?? '')?._id === departmentId))
    return context.refuse('departmentHasContact');
  return runIdempotent(context, departmentRemove, async (tx) => {
    const before = await getDepartment(tx, departmentId);
    if (!before) return {};
    // Somebody has joined since the people were counted.
    if (before.joins !== department.joins || before.takesIn || before.merged) return context.refuse('wrongState');
    await deleteDepartment(tx, departmentId);
    await logInstitutionAct(tx, context, {
      action: 'department.removed',
      subject: `department:${departmentId}`,
      before,
      after: null,
    });
    return {};
  });
});
