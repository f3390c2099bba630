import { rosterTake } from '../../../../contract/calls/person/roster';
import { decideTake } from '../../../../domain/kernel/table-import';
import { logInstitutionAct } from '../../../data/audit/office-log';
import { addImportJob, importJobId } from '../../../data/jobs';
import { findOwnImport, moveImport } from '../../../data/roster-imports';
import { rosterAct } from '../../../data/roster';
import { loggedOf } from '../../../jobs/log-import';
import { wake } from '../../../jobs/wake';
import { runIdempotent } from '../../../call/idempotency';
import { defineProcedure } from '../../../call/procedure';

/** Decides that an import is taken as it was read, and puts the writing on the list. */
export const takeImport = defineProcedure(rosterTake, async (context, { importId, skipBad, removeGone }) => {
  const { caller, at } = context;
  const { institutionId, administratorId, name } = caller.session;
  const taken = await runIdempotent(context, rosterTake, async (tx) => {
    const before = await findOwnImport(tx, { importId, institutionId });
    const step = decideTake(before, { skipBad });
    if (step.kind === 'refuse') return context.refuse(step.reason);
    const toDo = before.added + before.changed + (removeGone ? before.gone : 0);
    const by = { takenById: administratorId, takenBy: name };
    const after = { ...before, state: step.to, skipBad, removeGone, toDo, ...by };
    await moveImport(tx, { before, after, now: at });
    await addImportJob(tx, 'takeRoster', { importId, createdAt: at });
    await logInstitutionAct(tx, context, {
      action: rosterAct(before, 'taken'),
      subject: `roster:${importId}`,
      before: loggedOf(before),
      after: loggedOf(after),
      files: [before.digest],
    });
    return {};
  });
  await wake(context, importJobId('takeRoster', importId));
  return taken;
});
