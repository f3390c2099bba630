/** An attendance window (刷卡周期, M17): a begin and an end to the second, both included. */
import { addDays, dayOf, instantOf, secondOf } from '../kernel/time';
import type { Day } from '../kernel/time';

/** Epoch ms at whole seconds. The end second belongs to the window entirely: 18:00:00.999 still counts. */
export type AttendanceWindow = { begin: number; end: number };

/** What one analysis can have. */
export const MAX_ANALYSIS_WINDOWS = 40;

export const DEFAULT_WINDOW_BEGIN = '07:00:00';
export const DEFAULT_WINDOW_END = '18:00:00';

/** The manual's own window of a day: 07:00:00–18:00:00 (M17). */
export function defaultWindowOn(day: Day): AttendanceWindow {
  return { begin: instantOf(day, DEFAULT_WINDOW_BEGIN), end: instantOf(day, DEFAULT_WINDOW_END) };
}

/** Whether an instant lies in a window, compared by whole seconds, both ends included (rules: "Analysis"). */
export function isInWindow(instant: number, window: AttendanceWindow): boolean {
  const second = secondOf(instant);
  return second >= window.begin && second <= window.end;
}

/**
 * The only day a window lies on, or undefined when it crosses midnight. A window over several days would let
 * one check-in stand for all of them, against daily attendance (天天考勤, M8).
 */
export function dayOfWindow(window: AttendanceWindow): Day | undefined {
  const day = dayOf(window.begin);
  return window.end < instantOf(addDays(day, 1)) ? day : undefined;
}
