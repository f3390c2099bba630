import { departmentSave } from '../../../../contract/calls/person/department';
import { hasEmoji } from '../../../../domain/kernel/typed-text';
import type { Context } from '../../../call/context';
import { logInstitutionAct } from '../../../data/audit/office-log';
import { DuplicateKey } from '../../../data/database';
import { getDepartment, writeDepartment } from '../../../data/directory';
import type { Department } from '../../../data/documents';
import { renameForPeople } from '../../../data/persons';
import { answerId, runIdempotent } from '../../../call/idempotency';
import { keyedDigest } from '../../../guard/personal-data';
import { defineProcedure } from '../../../call/procedure';
import { refuse } from '../../../call/refusal';
import { assertAcceptableTexts } from '../../../guard/text-check';

/** Adds a department or gives one a new name, for the people in it too. A name exists once: `conflict`. */
export const saveDepartment = defineProcedure(departmentSave, async (context, { departmentId, name }) => {
  const { caller } = context;
  const { institutionId } = caller.session;
  if (hasEmoji(name)) return refuse('invalidInput', { fields: [{ field: 'name', problem: 'emoji' }] });
  await assertAcceptableTexts(context, [name]);
  const _id = departmentId ?? keyedDigest(context, 'department', answerId(context, departmentSave.name)).slice(0, 24);
  try {
    await runIdempotent(context, departmentSave, async (tx) => {
      const before = await getDepartment(tx, _id);
      if (departmentId !== undefined && before?.institutionId !== institutionId) refuse('notFound');
      if (before?.name === name) return { departmentId: _id };
      const after: Department = { ...before, _id, institutionId, name };
      await writeDepartment(tx, after);
      await logInstitutionAct(tx, context, {
        action: before ? 'department.renamed' : 'department.added',
        subject: `department:${_id}`,
        before: before ?? null,
        after,
      });
      return { departmentId: _id };
    });
  } catch (thrown) {
    if (thrown instanceof DuplicateKey) return refuse('conflict');
    throw thrown;
  }
  if (departmentId !== undefined) await tellPeople(context, departmentId);
  return { departmentId: _id };
});

/**
 * Gives the people of a department its name: the one it has now, because this may be the repeat of an older command, and
 * again when somebody has renamed it meanwhile.
 */
async function tellPeople({ db }: Context, departmentId: string): Promise<void> {
  let told: string | undefined;
  for (;;) {
    const department = await getDepartment(db, departmentId);
    if (!department || department.name === told) return;
    await renameForPeople(db, department);
    told = department.name;
  }
}
