import type * as z from 'zod/mini';
import { attendanceRecords } from '../../../contract/calls/attendance';
import { summariseBatch, type BatchSummary } from '../../attendance/batch-summary';
import { shownRecords } from '../../attendance/shown-records';
import { listBatchRecords } from '../../data/attendance';
import type { AttendanceRecord } from '../../data/documents';
import { findOwnProject } from '../../data/projects';
import { defineProcedure } from '../../procedure';
import { refuse } from '../../refusal';
import { recordState } from './record-state';

type Input = z.output<typeof attendanceRecords.input>;

/** 考勤明细 (M18). Of attendees from elsewhere the same is shown as of one's own: never a phone or a national ID. */
export const records = defineProcedure(attendanceRecords, async (context, input) => {
  const { db, caller } = context;
  const { projectId, batchId, day } = input;
  const { institutionId } = caller.session;
  const project = await findOwnProject(db, { projectId, institutionId });
  const batch = project.batches.find((one) => one.batchId === batchId) ?? refuse('notFound');
  const ownBatch = { institutionId, projectId, batchId };
  const { pendingPersonIds, ...summary } = await summariseBatch(db, ownBatch);
  const filter = filterOf(input, pendingPersonIds);
  const { rows, nextCursor } = await shownRecords(
    (request) => listBatchRecords(db, ownBatch, { day, request, filter }),
    input,
  );
  return {
    title: project.title,
    batchBegin: batch.begin,
    batchEnd: batch.end,
    summary,
    rows: rows.map((record) => ({
      recordId: record._id,
      personId: record.personId,
      name: record.who.name,
      personNumber: record.who.personNumber,
      institutionName: record.who.institutionName,
      departmentName: record.who.departmentName,
      outside: record.who.institutionId !== institutionId,
      evidenceAt: record.evidenceAt,
      receivedAt: record.receivedAt,
      placeName: record.placeName,
      origin: record.origin,
      state: recordState(record, { registrationWaits: pendingPersonIds.has(record.personId) }),
      flags: record.flags,
    })),
    ...(nextCursor === undefined ? {} : { nextCursor }),
  };
});

function filterOf(
  { courseId, show = 'all', search }: Input,
  pendingPersonIds: BatchSummary['pendingPersonIds'],
): (record: AttendanceRecord) => boolean {
  const shows: Record<typeof show, (record: AttendanceRecord) => boolean> = {
    all: () => true,
    late: ({ origin }) => origin === 'late',
    flagged: ({ flags }) => flags.length > 0,
    provisional: ({ provisional, personId }) => provisional && pendingPersonIds.has(personId),
  };
  const wanted = search?.trim() ?? '';
  return (record) => {
    const { name, personNumber, institutionName } = record.who;
    return (
      (courseId === undefined || record.courseIds.includes(courseId)) &&
      shows[show](record) &&
      (wanted === '' || [name, personNumber, institutionName].some((text) => text.includes(wanted)))
    );
  };
}
