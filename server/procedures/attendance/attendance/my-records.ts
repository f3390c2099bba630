import { attendanceMyRecords } from '../../../../contract/calls/attendance/attendance';
import { ownRecord } from '../../../attendance/own-record';
import { shownRecords } from '../../../attendance/shown-records';
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
    rows: rows.map((record) => ownRecord(record, { person, title: projects.get(record.projectId)?.title })),
    ...(nextCursor === undefined ? {} : { nextCursor }),
  };
});
