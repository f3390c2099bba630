import { activityPeopleList } from '../../../../contract/calls/credit/activity-people';
import { defineProcedure } from '../../../call/procedure';
import { listAttendees } from '../../../data/group-activities';
import { activityOfCaller } from '../group-activity/of-caller';

/** Who stands on the list of an activity. */
export const list = defineProcedure(activityPeopleList, async (context, { activityId, search, origin, ...request }) => {
  await activityOfCaller(context, activityId);
  const page = await listAttendees(context.db, { activityId, search, origin }, request);
  return {
    ...page,
    rows: page.rows.map(({ personId, who, origin: from, by, at }) => ({
      ...{ personId, name: who.name, personNumber: who.personNumber, departmentName: who.departmentName },
      ...{ origin: from, by, at },
    })),
  };
});
