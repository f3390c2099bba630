import { activityPeopleTakeFile } from '../../../../contract/calls/credit/activity-people';
import { decideTake } from '../../../../domain/kernel/table-import';
import { runIdempotent } from '../../../call/idempotency';
import { defineProcedure } from '../../../call/procedure';
import { findOwnImport, moveImport } from '../../../data/activity-imports';
import { logProjectAct } from '../../../data/audit/office-log';
import { saveActivity } from '../../../data/group-activities';
import { gatherJobId, openGatherJob } from '../../../data/jobs';
import { loggedOf } from '../../../jobs/log-import';
import { wake } from '../../../jobs/wake';
import { findEditable } from './editable';

/** Decides that a file is taken as it was read, and puts the writing on the list. */
export const takeFile = defineProcedure(activityPeopleTakeFile, async (context, { importId, skipBad }) => {
  const { caller, at, db } = context;
  const { institutionId, administratorId, name } = caller.session;
  const { activityId } = await findOwnImport(db, { importId, institutionId });
  const taken = await runIdempotent(context, activityPeopleTakeFile, async (tx) => {
    const before = await findOwnImport(tx, { importId, institutionId });
    const step = decideTake(before, { skipBad });
    if (step.kind === 'refuse') return context.refuse(step.reason);
    const activity = await findEditable(tx, context, activityId);
    const after = { ...before, state: step.to, skipBad, toDo: before.added, takenById: administratorId, takenBy: name };
    await moveImport(tx, { before, after, now: at });
    await saveActivity(tx, { ...activity, gathering: { from: 'file', importId, by: name } });
    await openGatherJob(tx, { activityId, createdAt: at });
    await logProjectAct(tx, context, {
      project: { projectId: activityId, institutionId },
      action: 'groupActivity.fileTaken',
      subject: `groupActivity:${activityId}`,
      before: loggedOf(before),
      after: loggedOf(after),
      files: [before.digest],
    });
    return {};
  });
  await wake(context, gatherJobId(activityId));
  return taken;
});
