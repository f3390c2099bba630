import { shownDays } from '../../../../domain/attendance/attendance-session';
import { dayOf } from '../../../../domain/kernel/time';
import { isInBatch } from '../../../../domain/project/batch';
import type { Appeal, AttendanceRecord, AttendanceSession } from '../../../data/documents';

/**
 * Where records of the day of an appeal can belong to, the likeliest first: where its person was that day, where they were in the batch,
 * what covers most courses.
 */
export function sessionsOfDay(
  { windows }: Pick<Appeal, 'windows'>,
  sessions: readonly AttendanceSession[],
  records: readonly AttendanceRecord[],
): AttendanceSession[] {
  const day = windows[0] && dayOf(windows[0].begin);
  if (day === undefined) return [];
  const seenIn = (of: readonly AttendanceRecord[]) => new Set(of.map(({ sessionId }) => sessionId));
  const [thatDay, ever] = [seenIn(records.filter((record) => record.day === day)), seenIn(records)];
  const rank = ({ _id, courseIds }: AttendanceSession): number =>
    (thatDay.has(_id) ? 2_000 : 0) + (ever.has(_id) ? 1_000 : 0) + courseIds.length;
  return sessions
    .filter((session) => isInBatch(day, shownDays(session)))
    .sort((a, b) => rank(b) - rank(a) || (a.number ?? 1) - (b.number ?? 1));
}
