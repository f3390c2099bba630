import { departmentSave } from '../../../contract/calls/registration';
import { appendAudit } from '../../data/audit';
import { DuplicateKey } from '../../data/database';
import { getDepartment, renameForPeople, writeDepartment } from '../../data/directory';
import type { Department } from '../../data/documents';
import { keyedDigest } from '../../personal-data';
import { defineProcedure } from '../../procedure';
import { refuse } from '../../refusal';
import { assertAcceptableTexts } from '../../text-check';

/** Adds a department or gives one a new name, for the people in it too. A name exists once: `conflict`. */
export const saveDepartment = defineProcedure(departmentSave, async (context, { departmentId, name }) => {
  const { db, caller, requestId } = context;
  const { institutionId, administratorId, name: by } = caller.session;
  await assertAcceptableTexts(context, [name]);
  // From the request, so that a repeat adds nothing.
  const _id = departmentId ?? keyedDigest(context, 'department', institutionId, requestId).slice(0, 24);
  try {
    await db.transaction(async (tx) => {
      const before = await getDepartment(tx, _id);
      if (departmentId !== undefined && before?.institutionId !== institutionId) refuse('notFound');
      if (before?.name === name) return;
      const after: Department = { ...before, _id, institutionId, name };
      await writeDepartment(tx, after);
      await appendAudit(tx, {
        context,
        chainId: `institution:${institutionId}`,
        institutionId,
        projectId: null,
        actor: { id: administratorId, name: by },
        action: before ? 'department.renamed' : 'department.added',
        subject: `department:${_id}`,
        before: before ?? null,
        after,
      });
    });
  } catch (thrown) {
    if (thrown instanceof DuplicateKey) return refuse('conflict');
    throw thrown;
  }
  if (departmentId !== undefined) await renameForPeople(db, { _id, name });
  return { departmentId: _id };
});
