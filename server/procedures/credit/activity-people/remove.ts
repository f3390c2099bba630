import { activityPeopleRemove } from '../../../../contract/calls/credit/activity-people';
import { runIdempotent } from '../../../call/idempotency';
import { defineProcedure } from '../../../call/procedure';
import { logProjectAct } from '../../../data/audit/office-log';
import { getAttendee, removeAttendee, saveActivity } from '../../../data/group-activities';
import { findEditable } from './editable';

/** Takes people off a list; who is not on it is off it already. */
export const remove = defineProcedure(activityPeopleRemove, (context, { activityId, personIds }) =>
  runIdempotent(context, activityPeopleRemove, async (tx) => {
    const { institutionId } = context.caller.session;
    const before = await findEditable(tx, context, activityId);
    const gone: string[] = [];
    for (const personId of new Set(personIds)) {
      const attendee = await getAttendee(tx, activityId, personId);
      if (!attendee) continue;
      await removeAttendee(tx, attendee);
      gone.push(personId);
    }
    if (gone.length === 0) return { removed: 0, people: before.people };
    const after = { ...before, people: before.people - gone.length, revision: before.revision + 1 };
    await saveActivity(tx, after);
    await logProjectAct(tx, context, {
      project: { projectId: activityId, institutionId },
      action: 'groupActivity.peopleRemoved',
      subject: `groupActivity:${activityId}`,
      before: { people: before.people, personIds: gone },
      after: { people: after.people },
    });
    return { removed: gone.length, people: after.people };
  }),
);
