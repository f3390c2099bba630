import { departmentSave } from '../../../../contract/calls/person/department';
import { hasEmoji } from '../../../../domain/kernel/typed-text';
import { logInstitutionAct } from '../../../data/audit/office-log';
import { DuplicateKey } from '../../../data/database';
import { getDepartment, writeDepartment } from '../../../data/departments';
import type { Department } from '../../../data/documents';
import { openSettleJob } from '../../../data/jobs';
import { answerId, runIdempotent } from '../../../call/idempotency';
import { keyedDigest } from '../../../guard/personal-data';
import { defineProcedure } from '../../../call/procedure';
import { refuse } from '../../../call/refusal';
import { assertAcceptableTexts } from '../../../guard/text-check';
import { wake } from '../../../jobs/wake';

/**
 * Adds a department or gives one a new name. The people in it carry its name for lists and searches: a job gives it to them, so ten thousand
 * people are no longer a call than ten. A name exists once: `conflict`.
 */
export const saveDepartment = defineProcedure(departmentSave, async (context, { departmentId, name }) => {
  const { caller } = context;
  const { institutionId } = caller.session;
  if (hasEmoji(name)) return refuse('invalidInput', { fields: [{ field: 'name', problem: 'emoji' }] });
  await assertAcceptableTexts(context, [name]);
  const _id = departmentId ?? keyedDigest(context, 'department', answerId(context, departmentSave.name)).slice(0, 24);
  const jobs: string[] = [];
  try {
    await runIdempotent(context, departmentSave, async (tx) => {
      const before = await getDepartment(tx, _id);
      if (departmentId !== undefined && (before?.institutionId !== institutionId || before.merged)) refuse('notFound');
      if (before?.name === name) return { departmentId: _id };
      const after: Department = { ...before, _id, institutionId, name };
      await writeDepartment(tx, after);
      await logInstitutionAct(tx, context, {
        action: before ? 'department.renamed' : 'department.added',
        subject: `department:${_id}`,
        before: before ?? null,
        after,
      });
      if (before) jobs.push(await openSettleJob(tx, { departmentId: _id, createdAt: context.at }));
      return { departmentId: _id };
    });
  } catch (thrown) {
    if (thrown instanceof DuplicateKey) return refuse('conflict');
    throw thrown;
  }
  for (const job of jobs.slice(-1)) await wake(context, job);
  return { departmentId: _id };
});
