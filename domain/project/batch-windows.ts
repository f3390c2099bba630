/** The windows of a batch: what is wrong with a list of them, and which teaching days have none (M8, M17). */
import { addDays, type Day } from '../kernel/time';
import { dayOfWindow, MAX_ANALYSIS_WINDOWS } from './attendance-window';
import type { AttendanceWindow } from './attendance-window';
import { isInBatch, teachingDays } from './batch';
import type { Batch } from './batch';

/** `index` is the position of the window at fault. */
export type WindowError =
  | { code: 'noWindow' | 'tooManyWindows' }
  | { code: 'windowOrder' | 'windowCrossesDays' | 'windowOutsideBatch'; index: number };

/** A window so far from its batch was mistyped: a month or a year is another one. */
const FAR_DAYS = 30;

/**
 * Every fault of a list of windows: 1–40, begin ≤ end, each on one day. Windows may overlap, and lie a few days outside the batch: that
 * is pointed out ({@link windowWarnings}) and not refused.
 */
export function checkWindows({
  windows,
  batch,
}: {
  windows: readonly AttendanceWindow[];
  batch: Pick<Batch, 'begin' | 'end'>;
}): WindowError[] {
  if (windows.length === 0) return [{ code: 'noWindow' }];
  const errors: WindowError[] = windows.length > MAX_ANALYSIS_WINDOWS ? [{ code: 'tooManyWindows' }] : [];
  windows.forEach((window, index) => {
    const day = dayOfWindow(window);
    if (window.begin > window.end) errors.push({ code: 'windowOrder', index });
    else if (day === undefined) errors.push({ code: 'windowCrossesDays', index });
    else if (!isInBatch(day, { begin: addDays(batch.begin, -FAR_DAYS), end: addDays(batch.end, FAR_DAYS) }))
      errors.push({ code: 'windowOutsideBatch', index });
  });
  return errors;
}

export type WindowWarning = { code: 'windowOverlaps' | 'windowOutsideBatch'; index: number };

/**
 * What is worth a second look in a list of windows without a fault: one that shares a second with another one of the list, and one on
 * whose day nobody can check in.
 */
export function windowWarnings({
  windows,
  batch,
}: {
  windows: readonly AttendanceWindow[];
  batch: Pick<Batch, 'begin' | 'end'>;
}): WindowWarning[] {
  return windows.flatMap((window, index): WindowWarning[] => {
    const day = dayOfWindow(window);
    const overlaps = windows.some(
      (other, place) => place !== index && window.begin <= other.end && other.begin <= window.end,
    );
    return [
      ...(day !== undefined && !isInBatch(day, batch) ? [{ code: 'windowOutsideBatch' as const, index }] : []),
      ...(overlaps ? [{ code: 'windowOverlaps' as const, index }] : []),
    ];
  });
}

/**
 * The teaching days of a batch on which no window lies: with any of them there is no grant (天天考勤, M8). Rest days with
 * a reason need none. A window that crosses midnight serves no day.
 */
export function daysWithoutWindow({
  batch,
  windows,
}: {
  batch: Pick<Batch, 'begin' | 'end' | 'restDays'>;
  windows: readonly AttendanceWindow[];
}): Day[] {
  const served = new Set(windows.filter(({ begin, end }) => begin <= end).map(dayOfWindow));
  return teachingDays(batch).filter((day) => !served.has(day));
}
