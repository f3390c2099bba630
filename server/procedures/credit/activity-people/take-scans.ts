import { activityPeopleTakeScans } from '../../../../contract/calls/credit/activity-people';
import { closeActivitySession } from '../../../attendance/activity-session';
import { runIdempotent } from '../../../call/idempotency';
import { defineProcedure } from '../../../call/procedure';
import { refuse } from '../../../call/refusal';
import { logProjectAct } from '../../../data/audit/office-log';
import { saveActivity } from '../../../data/group-activities';
import { gatherJobId, openGatherJob } from '../../../data/jobs';
import { wake } from '../../../jobs/wake';
import { findEditable } from './editable';

/** Ends the attendance of an activity and puts everybody who has scanned onto its list: there may be thousands, so a job writes them. */
export const takeScans = defineProcedure(activityPeopleTakeScans, async (context, { activityId }) => {
  const { institutionId, name: by } = context.caller.session;
  const done = await runIdempotent(context, activityPeopleTakeScans, async (tx) => {
    const before = await findEditable(tx, context, activityId);
    if (!before.attendance) return refuse('notFound');
    await closeActivitySession(tx, context, before);
    const after = { ...before, gathering: { from: 'scan' as const, by } };
    await saveActivity(tx, after);
    await openGatherJob(tx, { activityId, createdAt: context.at });
    await logProjectAct(tx, context, {
      project: { projectId: activityId, institutionId },
      action: 'groupActivity.scansTaken',
      subject: `groupActivity:${activityId}`,
      before: { people: before.people },
      after: after.gathering,
    });
    return {};
  });
  await wake(context, gatherJobId(activityId));
  return done;
});
