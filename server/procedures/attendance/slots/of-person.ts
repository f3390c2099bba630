import { slotsOfPerson } from '../../../../contract/calls/attendance/slots';
import { attendeeView, findAttendee, standingView } from '../../../attendance/attendee';
import { personSlots, topicsOf } from '../../../attendance/person-slots';
import { appealsOfPersonIn } from '../../../data/appeals';
import { batchOf, findOwnProject } from '../../../data/projects';
import { listSessionsOfProject } from '../../../data/sessions';
import { defineProcedure } from '../../../call/procedure';

/** 个人考勤 (D12) in a batch of the caller's own institution. Five requests, whatever the size of the batch. */
export const ofPersonSlots = defineProcedure(slotsOfPerson, async (context, { projectId, batchId, who }) => {
  const { db, at, caller } = context;
  const { institutionId } = caller.session;
  const project = await findOwnProject(db, { projectId, institutionId });
  const batch = batchOf(project, batchId);
  const [{ person, records }, sessions] = await Promise.all([
    findAttendee(context, { who, batch: { institutionId, projectId, batchId } }),
    listSessionsOfProject(db, { projectId, institutionId }),
  ]);
  const appeals = await appealsOfPersonIn(db, { projectId, batchId, personId: person._id });
  return {
    ...personSlots({ project, batch, records, appeals, person, now: at }),
    person: { personId: person._id, ...attendeeView(person, institutionId), standing: standingView(person) },
    sessions: sessions
      .filter((session) => session.batchId === batchId)
      .map((session) => ({
        sessionId: session._id,
        placeName: session.placeName,
        day: session.day ?? null,
        topics: topicsOf(project.courses, session.courseIds),
      })),
  };
});
