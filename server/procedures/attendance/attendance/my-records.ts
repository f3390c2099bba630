import { attendanceMyRecords } from '../../../../contract/calls/attendance/attendance';
import { earnsCredits } from '../../../../domain/person/standing';
import { recordState, shownRecords } from '../../../attendance/shown-records';
import { listRecordsOfPerson } from '../../../data/attendance';
import { getProjects } from '../../../data/projects';
import { defineProcedure } from '../../../call/procedure';

/** The caller's own check-ins, newest first (T4). */
export const myRecords = defineProcedure(attendanceMyRecords, async (context, input) => {
  const { db, caller } = context;
  const { person } = caller;
  const { rows, nextCursor } = await shownRecords((request) => listRecordsOfPerson(db, person._id, request), input);
  const projects = await getProjects(db, [...new Set(rows.map(({ projectId }) => projectId))]);
  return {
    rows: rows.map((record) => ({
      recordId: record._id,
      projectId: record.projectId,
      title: projects.get(record.projectId)?.title ?? '',
      placeName: record.placeName,
      evidenceAt: record.evidenceAt,
      origin: record.origin,
      state: recordState(record, { registrationWaits: !earnsCredits(person.state) }),
    })),
    ...(nextCursor === undefined ? {} : { nextCursor }),
  };
});
