import type { AttendanceFlag } from '../../domain/attendance/attendance-record';
import type { Day } from '../../domain/kernel/time';
import type { OwnBatch } from './attendance';
import type { Database, Question } from './database';
import type { AttendanceRecord } from './documents';
import { howManyDifferent } from './questions';

/**
 * What of a batch's records is counted; nothing is all of them. Each kind has an index that ends with it; for certain flags
 * the flagged records are looked through, as an index knows no lists.
 */
export type Counted =
  | Record<string, never>
  | { flagged: true }
  | { flagged: true; flags: { in: readonly AttendanceFlag[] } }
  | { origin: 'late' }
  | { origin: 'late'; confirmed: boolean };

/** How many records a batch has, of one kind or in all. One call, however many there are. */
export function countRecords(db: Database, batch: OwnBatch, counted: Counted = {}): Promise<number> {
  return db.count('attendanceRecords', { ...batchOnly(batch), ...counted });
}

/** How many people have a record in a batch. One call, however many records there are. */
export function countPeople(db: Database, batch: OwnBatch): Promise<number> {
  return db.countDistinct('attendanceRecords', batchOnly(batch), 'personId');
}

/** How many people have a record of one day in a session. */
export const peopleOfDay = (sessionId: string, day: Day): Question<number> =>
  howManyDifferent('attendanceRecords', { sessionId, day }, 'personId');

const PAGE = 1000;

/** Who made the provisional records of a batch, once for each record, in pages of up to 1000. */
export async function* scanProvisional(
  db: Database,
  batch: OwnBatch,
): AsyncGenerator<Pick<AttendanceRecord, '_id' | 'personId'>[]> {
  for (let after = ''; ;) {
    const page = await db.find('attendanceRecords', {
      where: { ...batchOnly(batch), provisional: true, _id: { gt: after } },
      orderBy: [['_id', 'asc']],
      fields: ['personId'],
      limit: PAGE,
    });
    yield page;
    const last = page.at(-1);
    if (page.length < PAGE || !last) return;
    after = last._id;
  }
}

/** Nothing but the three: a caller may hand over a whole session. */
function batchOnly({ institutionId, projectId, batchId }: OwnBatch): OwnBatch & Record<string, string> {
  return { projectId, batchId, institutionId };
}
