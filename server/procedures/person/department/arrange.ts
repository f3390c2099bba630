import { departmentArrange } from '../../../../contract/calls/person/department';
import { runIdempotent } from '../../../call/idempotency';
import { defineProcedure } from '../../../call/procedure';
import { logInstitutionAct } from '../../../data/audit/office-log';
import { getDepartmentOrder, listDepartments, putDepartmentOrder } from '../../../data/departments';

/** Another order: one document, however many departments there are. What is no department of the institution is left out. */
export const arrangeDepartments = defineProcedure(departmentArrange, async (context, { departmentIds, orderSeen }) => {
  const { db, caller } = context;
  const { institutionId } = caller.session;
  const own = new Set((await listDepartments(db, institutionId)).map(({ _id }) => _id));
  const arranged = [...new Set(departmentIds)].filter((id) => own.has(id));
  return runIdempotent(context, departmentArrange, async (tx) => {
    const before = await getDepartmentOrder(tx, institutionId);
    if ((before?.revision ?? 0) !== orderSeen) return context.refuse('conflict');
    const after = { _id: institutionId, departmentIds: arranged, revision: orderSeen + 1 };
    await putDepartmentOrder(tx, after);
    await logInstitutionAct(tx, context, {
      action: 'department.arranged',
      subject: `institution:${institutionId}`,
      before: before ?? null,
      after,
    });
    return {};
  });
});
