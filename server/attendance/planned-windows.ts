import { shownDays } from '../../domain/attendance/attendance-session';
import { isInBatch, windowsOf } from '../../domain/project/batch';
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
  const { batchBegin: begin, batchEnd: end, planned } = session;
  if (!planned) return [];
  const shown = shownDays(session);
  return windowsOf({ begin, end, ...planned }).filter((window) => isInBatch(dayOf(window.begin), shown));
}
