import { activityPeopleAddAll } from '../../../../contract/calls/credit/activity-people';
import { runIdempotent } from '../../../call/idempotency';
import { defineProcedure } from '../../../call/procedure';
import { logProjectAct } from '../../../data/audit/office-log';
import { saveActivity } from '../../../data/group-activities';
import { gatherJobId, openGatherJob } from '../../../data/jobs';
import { wake } from '../../../jobs/wake';
import { findEditable } from './editable';

/** Puts everybody whom a filter shows onto a list: there may be thousands, so a job writes them. */
export const addAll = defineProcedure(activityPeopleAddAll, async (context, input) => {
  const { activityId, search = '', departmentIds = [] } = input;
  const { institutionId, name: by } = context.caller.session;
  const done = await runIdempotent(context, activityPeopleAddAll, async (tx) => {
    const before = await findEditable(tx, context, activityId);
    const after = {
      ...before,
      gathering: { from: 'list' as const, ...(search === '' ? {} : { search }), departmentIds, by },
    };
    await saveActivity(tx, after);
    await openGatherJob(tx, { activityId, createdAt: context.at });
    await logProjectAct(tx, context, {
      project: { projectId: activityId, institutionId },
      action: 'groupActivity.gathering',
      subject: `groupActivity:${activityId}`,
      before: { people: before.people },
      after: after.gathering,
    });
    return {};
  });
  await wake(context, gatherJobId(activityId));
  return done;
});
