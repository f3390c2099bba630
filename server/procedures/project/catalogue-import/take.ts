import { catalogueImportTake } from '../../../../contract/calls/project/catalogue-import';
import { decideTake } from '../../../../domain/kernel/table-import';
import { logInstitutionAct } from '../../../data/audit/office-log';
import { findImport, moveImport } from '../../../data/catalogue-imports';
import { addImportJob, importJobId } from '../../../data/jobs';
import { loggedOf } from '../../../jobs/log-import';
import { wake } from '../../../jobs/wake';
import { runIdempotent } from '../../../call/idempotency';
import { defineProcedure } from '../../../call/procedure';

/** Decides that an import is taken as it was read, and puts the writing on the list. */
export const takeImport = defineProcedure(catalogueImportTake, async (context, { importId, skipBad, withdrawGone }) => {
  const { caller, at } = context;
  const { administratorId, name } = caller.session;
  const taken = await runIdempotent(context, catalogueImportTake, async (tx) => {
    const before = await findImport(tx, importId);
    const step = decideTake(before, { skipBad });
    if (step.kind === 'refuse') return context.refuse(step.reason);
    const toDo = before.added + before.changed + (withdrawGone ? before.gone : 0);
    const decided = { skipBad, removeGone: withdrawGone, takenById: administratorId, takenBy: name };
    const after = { ...before, state: step.to, toDo, ...decided };
    await moveImport(tx, { before, after, now: at });
    await addImportJob(tx, 'takeCatalogue', { importId, createdAt: at });
    await logInstitutionAct(tx, context, {
      action: 'catalogue.taken',
      subject: `catalogue:${importId}`,
      before: loggedOf(before),
      after: loggedOf(after),
      files: [before.digest],
    });
    return {};
  });
  await wake(context, importJobId('takeCatalogue', importId));
  return taken;
});
