import { rosterDrop } from '../../../../contract/calls/person/roster';
import { decideDrop } from '../../../../domain/kernel/table-import';
import { logInstitutionAct } from '../../../data/audit/office-log';
import { findOwnImport, moveImport, removeRows } from '../../../data/roster-imports';
import { rosterAct } from '../../../data/roster';
import { loggedOf } from '../../../jobs/log-import';
import { runIdempotent } from '../../../call/idempotency';
import { defineProcedure } from '../../../call/procedure';

/** Lets an import go: its rows are taken away at once, its file by the sweep (server/data/sweep-files.ts). */
export const dropImport = defineProcedure(rosterDrop, async (context, { importId }) => {
  const { db, caller, at } = context;
  const { institutionId, administratorId, name } = caller.session;
  const dropped = await runIdempotent(context, rosterDrop, async (tx) => {
    const before = await findOwnImport(tx, { importId, institutionId });
    const step = decideDrop(before.state);
    if (step.kind === 'refuse') return context.refuse(step.reason);
    const after = { ...before, state: step.to, endedAt: at, takenById: administratorId, takenBy: name };
    await moveImport(tx, { before, after, now: at });
    await logInstitutionAct(tx, context, {
      action: rosterAct(before, 'dropped'),
      subject: `roster:${importId}`,
      before: loggedOf(before),
      after: loggedOf(after),
      files: [before.digest],
    });
    return {};
  });
  await removeRows(db, importId);
  return dropped;
});
