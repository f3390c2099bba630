import type { OutputOf, ParsedInputOf } from '../../contract';
import { listBatchRecords } from '../data/attendance';
import type { Answers, Database } from '../data/database';
import type { AttendanceRecord, Project } from '../data/documents';
import { batchOf } from '../data/projects';
import { summariseBatch, type figuresOf } from './batch-summary';
import { narrowed, type Narrowing } from './narrow-records';
import { recordState, shownRecords } from './shown-records';

type Wanted = Pick<ParsedInputOf<'attendance.records'>, 'batchId' | 'day' | 'cursor' | 'limit'> & Narrowing;

/**
 * 考勤明细 (M18) of one batch of a project the caller may see. Of attendees from elsewhere the same is shown as of the
 * institution's own: never a phone or a national ID.
 *
 * @param options.readBy the institution of who reads: people of any other are outside to it
 * @param options.figures answers to `figuresOf` of the batch
 * @throws Refusal `notFound` for a batch the project does not have
 */
export async function recordList(
  db: Database,
  { project, readBy, figures }: { project: Project; readBy: string; figures: Answers<ReturnType<typeof figuresOf>> },
  wanted: Wanted,
): Promise<OutputOf<'materials.attendance'>> {
  const { batchId, day } = wanted;
  const { _id: projectId, institutionId } = project;
  const batch = batchOf(project, batchId);
  const ownBatch = { institutionId, projectId, batchId };
  const { pendingPersonIds, ...summary } = await summariseBatch(db, ownBatch, figures);
  const { where, isMeant } = narrowed(wanted);
  const filter = (record: AttendanceRecord): boolean =>
    isMeant(record) && (wanted.show !== 'provisional' || pendingPersonIds.has(record.personId));
  const { rows, nextCursor } = await shownRecords(
    (request) => listBatchRecords(db, ownBatch, { day, request, where, filter }),
    wanted,
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
      outside: record.who.institutionId !== readBy,
      evidenceAt: record.evidenceAt,
      receivedAt: record.receivedAt,
      placeName: record.placeName,
      ...(record.place && { place: record.place }),
      origin: record.origin,
      state: recordState(record, { registrationWaits: pendingPersonIds.has(record.personId) }),
      flags: record.flags,
      ...(record.made === undefined ? {} : { made: record.made }),
      ...(record.ruling === undefined ? {} : { ruling: rulingView(record.ruling) }),
    })),
    ...(nextCursor === undefined ? {} : { nextCursor }),
  };
}

const rulingView = ({ kind, reason, at, by }: NonNullable<AttendanceRecord['ruling']>) => ({ kind, reason, at, by });
