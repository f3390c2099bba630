import { shownDays } from '../../domain/attendance/attendance-session';
import { isInBatch } from '../../domain/project/batch';
import { windowsOf } from '../../domain/project/planned-windows';
import type { AttendanceWindow } from '../../domain/project/attendance-window';
import { dayOf } from '../../domain/kernel/time';
import type { AttendanceSession } from '../data/documents';

/**
 * When people are to check in, as the session has copied it: in order of time, on the days on which it is shown. Nothing is claimed
 * of a session that was opened before that was kept.
 */
export function plannedWindows(session: AttendanceSession): readonly AttendanceWindow[] {
  let windows = known.get(session);
  if (!windows) {
    windows = windowsFor(session);
    known.set(session, windows);
  }
  return windows;
}

/** By the session as an instance has read it: each scan asks, and they change with it alone. */
const known = new WeakMap<AttendanceSession, readonly AttendanceWindow[]>();

function windowsFor(session: AttendanceSession): AttendanceWindow[] {
  const { batchBegin: begin, batchEnd: end, planned, courseIds } = session;
  if (!planned) return [];
  const shown = shownDays(session);
  // Of the courses that it covers: another hall may teach at other times.
  const own = windowsOf({ begin, end, ...planned }, planned.courses ?? [], ({ courseId }) =>
    courseIds.includes(courseId),
  );
  // A spot check is a window too: a scan in it is never outside of all.
  return [...own, ...(session.spotChecks ?? [])]
    .filter((window) => isInBatch(dayOf(window.begin), shown))
    .sort((a, b) => a.begin - b.begin);
}
