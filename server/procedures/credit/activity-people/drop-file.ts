import { activityPeopleDropFile } from '../../../../contract/calls/credit/activity-people';
import { decideDrop } from '../../../../domain/kernel/table-import';
import { runIdempotent } from '../../../call/idempotency';
import { defineProcedure } from '../../../call/procedure';
import { findOwnImport, moveImport, removeRows } from '../../../data/activity-imports';
import { logProjectAct } from '../../../data/audit/office-log';
import { loggedOf } from '../../../jobs/log-import';

/** Lets a file go: its rows are taken away at once, the file by the sweep. */
export const dropFile = defineProcedure(activityPeopleDropFile, async (context, { importId }) => {
  const { db, caller, at } = context;
  const { institutionId, administratorId, name } = caller.session;
  const dropped = await runIdempotent(context, activityPeopleDropFile, async (tx) => {
    const before = await findOwnImport(tx, { importId, institutionId });
    const step = decideDrop(before.state);
    if (step.kind === 'refuse') return context.refuse(step.reason);
    const after = { ...before, state: step.to, endedAt: at, takenById: administratorId, takenBy: name };
    await moveImport(tx, { before, after, now: at });
    await logProjectAct(tx, context, {
      project: { projectId: before.activityId, institutionId },
      action: 'groupActivity.fileDropped',
      subject: `groupActivity:${before.activityId}`,
      before: loggedOf(before),
      after: loggedOf(after),
      files: [before.digest],
    });
    return {};
  });
  await removeRows(db, importId);
  return dropped;
});
