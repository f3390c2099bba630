import { departmentRemove } from '../../../../contract/calls/person/department';
import { logInstitutionAct } from '../../../data/audit/office-log';
import { countPeople, deleteDepartment, getDepartment } from '../../../data/directory';
import { runIdempotent } from '../../../call/idempotency';
import { defineProcedure } from '../../../call/procedure';
import { refuse } from '../../../call/refusal';

/** Removes a department nobody belongs to; one that is gone already is fine, the command may come twice. */
export const removeDepartment = defineProcedure(departmentRemove, async (context, { departmentId }) => {
  const { db, caller } = context;
  const { institutionId } = caller.session;
  const department = await getDepartment(db, departmentId);
  if (!department) return {};
  if (department.institutionId !== institutionId) return refuse('notFound');
  if ((await countPeople(db, departmentId)) > 0) context.refuse('wrongState');
  return runIdempotent(context, departmentRemove, async (tx) => {
    const before = await getDepartment(tx, departmentId);
    if (!before) return {};
    // Somebody has joined since the people were counted.
    if (before.joins !== department.joins) context.refuse('wrongState');
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
