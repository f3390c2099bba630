import { activityPeopleAdd } from '../../../../contract/calls/credit/activity-people';
import { runIdempotent } from '../../../call/idempotency';
import { defineProcedure } from '../../../call/procedure';
import { refuse } from '../../../call/refusal';
import { logProjectAct } from '../../../data/audit/office-log';
import { addAttendee, saveActivity } from '../../../data/group-activities';
import { findPersons } from '../../../data/persons';
import { newAttendee } from '../../../jobs/gather-attendees';
import { findEditable } from './editable';

/** Puts people of the institution onto a list. Nobody else's people, and only those who may get credits. */
export const add = defineProcedure(activityPeopleAdd, async (context, { activityId, personIds }) => {
  const { institutionId, name: by } = context.caller.session;
  const wanted = new Set(personIds);
  const people = (await findPersons(context.db, [...wanted])).filter(
    (person) => person.institutionId === institutionId && person.state === 'approved',
  );
  if (people.length < wanted.size) return refuse('notFound');
  return runIdempotent(context, activityPeopleAdd, async (tx) => {
    const before = await findEditable(tx, context, activityId);
    let added = 0;
    for (const person of people) {
      const attendee = newAttendee(before, person, { origin: 'list', by, at: context.at });
      if (await addAttendee(tx, attendee)) added += 1;
    }
    if (added === 0) return { added, people: before.people };
    const after = { ...before, people: before.people + added, revision: before.revision + 1 };
    await saveActivity(tx, after);
    await logProjectAct(tx, context, {
      project: { projectId: activityId, institutionId },
      action: 'groupActivity.peopleAdded',
      subject: `groupActivity:${activityId}`,
      before: { people: before.people },
      after: { people: after.people, personIds: people.map(({ _id }) => _id) },
    });
    return { added, people: after.people };
  });
});
