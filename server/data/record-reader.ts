import { encodeCursor, findPage, type Page } from './paging';
import type { OwnBatch } from './attendance';
import type { Database, Where } from './database';
import type { AttendanceRecord } from './documents';

/** One less than the store gives at most: a page reads one more to see whether anything follows. */
const PAGE = 999;

/**
 * The records of a batch whose evidence lies in `[from, until)`, the oldest first, with where to go on behind each page. Hundreds
 * of people share one second of evidence, so pages go on by time and `_id`.
 * @param cursor behind which page; '' for the first
 */
export async function* readRecordsUp(
  db: Database,
  batch: OwnBatch,
  { from, until, cursor }: { from: number; until: number; cursor: string },
): AsyncGenerator<{ rows: AttendanceRecord[]; cursor: string }> {
  // A cursor with an empty id stands just before everything of that instant or later.
  let after = cursor === '' ? encodeCursor([from, '']) : cursor;
  for (;;) {
    const page: Page<AttendanceRecord> = await findPage(db, 'attendanceRecords', {
      where: batchOnly(batch),
      orderBy: ['evidenceAt', 'asc'],
      request: { cursor: after, limit: PAGE },
    });
    const rows = page.rows.filter(({ evidenceAt }) => evidenceAt < until);
    const last = rows.at(-1);
    if (!last) return;
    after = encodeCursor([last.evidenceAt, last._id]);
    yield { rows, cursor: after };
    if (page.nextCursor === undefined || rows.length < page.rows.length) return;
  }
}

/** Nothing but the three: a caller may hand over a whole project. */
function batchOnly({ institutionId, projectId, batchId }: OwnBatch): Where {
  return { projectId, batchId, institutionId };
}
