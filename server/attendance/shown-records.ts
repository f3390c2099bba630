import { awaitsConfirmation, COLLAPSE_MS, collapseRepeats } from '../../domain/attendance/attendance-record';
import type { AttendanceRecord } from '../data/documents';
import { DEFAULT_PAGE_SIZE, encodeCursor, type Page, type PageRequest } from '../data/paging';

/** Reads a page of records, newest evidence first, as `findPage` does. */
export type ReadRecords = (request: PageRequest) => Promise<Page<AttendanceRecord>>;

/** Records read for one page of what is shown: repeats fold, so more are read than shown. */
const READ_AT_ONCE = 300;
/** A search that finds nothing gives the phone an empty page with a cursor after so many reads. */
const READS_A_PAGE = 5;

/**
 * A page of records as screens show them: a person's records within five minutes are one (rules: "Check-in"), but for those
 * that wait for confirmation. The cursor stands at the first record of the last line shown, whose repeats all lie before it in this order.
 */
export async function shownRecords(
  read: ReadRecords,
  { cursor, limit = DEFAULT_PAGE_SIZE }: PageRequest,
): Promise<Page<AttendanceRecord>> {
  let from = cursor;
  for (let reads = 1; ; reads += 1) {
    const page = await read({ cursor: from, limit: READ_AT_ONCE });
    const folded = foldedLines(page.rows);
    const lines = wholeLines(page, folded);
    const rows = lines.slice(0, limit);
    const last = rows.at(-1);
    const toldAll = rows.length === folded.length;
    if (last && !toldAll) return { rows, nextCursor: encodeCursor([last.evidenceAt, last._id]) };
    if (page.nextCursor === undefined) return { rows };
    if (last || reads === READS_A_PAGE) return { rows, nextCursor: page.nextCursor };
    from = page.nextCursor;
  }
}

/** Records of one person as lines: of all there are or, as here, of the last ones, which hold more than the lines that are wanted. */
export const lastLines = (records: readonly AttendanceRecord[], limit: number): AttendanceRecord[] =>
  foldedLines(records).slice(0, limit);

/** The lines of which everything is known: near the end of what was read a line's first record may be still to come. */
function wholeLines({ rows, nextCursor }: Page<AttendanceRecord>, lines: AttendanceRecord[]): AttendanceRecord[] {
  const oldest = rows.at(-1);
  if (nextCursor === undefined || !oldest) return lines;
  const whole = lines.filter(({ evidenceAt }) => evidenceAt >= oldest.evidenceAt + COLLAPSE_MS);
  // In the morning's rush all that was read may lie within five minutes; then a repeat may show twice, and nothing is lost.
  return whole.length > 0 ? whole : lines;
}

/** One record a line, the first of its five minutes; newest line first, as the cursor counts. */
function foldedLines(rows: readonly AttendanceRecord[]): AttendanceRecord[] {
  const listed = rows.map((record) => {
    const { _id: recordId, personId, sessionId, evidenceAt } = record;
    return {
      recordId,
      personId,
      sessionId,
      evidenceAt,
      standsAlone: awaitsConfirmation(record) || record.removed === true,
      record,
    };
  });
  return collapseRepeats(listed)
    .map(({ shown }) => shown.record)
    .sort((a, b) => b.evidenceAt - a.evidenceAt || (a._id < b._id ? 1 : -1));
}

/** How a record stands, as screens name it; whether it counts is the analysis' to say. */
export function recordState(
  { confirmed, provisional, removed }: Pick<AttendanceRecord, 'confirmed' | 'provisional' | 'removed'>,
  { registrationWaits }: { registrationWaits: boolean },
): 'checkedIn' | 'provisional' | 'awaitsConfirmation' | 'removed' {
  if (removed) return 'removed';
  if (!confirmed) return 'awaitsConfirmation';
  return provisional && registrationWaits ? 'provisional' : 'checkedIn';
}
