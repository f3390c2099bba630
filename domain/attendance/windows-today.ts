import { isInWindow, type AttendanceWindow } from '../project/attendance-window';
import type { Taught } from '../project/lessons';
import { windowsOn, type PlannedBatch } from '../project/planned-windows';
import { addDays, clockOf, dayOf, daysFrom, secondOf, type Day } from '../kernel/time';

/** A planned window of a day and what a trainee has done about it: 已签到 is not yet 有效. */
export interface WindowToday {
  day: Day;
  /** Clock times `HH:mm:ss`, both included. */
  begin: string;
  end: string;
  state: 'done' | 'provisional' | 'awaitsConfirmation' | 'open' | 'upcoming' | 'missed';
  /** The first check-in inside it, epoch milliseconds. */
  at?: number;
  /** A spot check that binds them. */
  spotCheck?: true;
}

/** One check-in of the trainee, and whether it counts as things stand (domain/attendance/attendance-record.ts), else what it waits for. */
export interface Evidence {
  /** Epoch milliseconds. */
  at: number;
  standing: 'counts' | 'provisional' | 'awaitsConfirmation';
}

/** What a trainee has still to come back for. */
export interface NextDay {
  day: Day;
  /** Clock times `HH:mm:ss`, both included; at least one. */
  windows: { begin: string; end: string }[];
}

/** The first day after today with a window: a grant wants a check-in on every teaching day (M8). Undefined when there is none. */
export function nextDayOf({
  batch,
  courses,
  now,
}: {
  batch: PlannedBatch;
  courses: readonly Taught[];
  now: number;
}): NextDay | undefined {
  const tomorrow = addDays(dayOf(now), 1);
  const from = tomorrow > batch.begin ? tomorrow : batch.begin;
  for (const day of daysFrom(from, batch.end)) {
    const windows = windowsOn(day, batch, courses).map(({ begin, end }) => ({
      begin: clockOf(begin),
      end: clockOf(end),
    }));
    if (windows.length > 0) return { day, windows };
  }
  return undefined;
}

/** The windows of today with what the trainee has done about each (T3). */
export function windowsToday({
  batch,
  courses,
  evidence,
  spotChecks = [],
  now,
}: {
  batch: PlannedBatch;
  courses: readonly Taught[];
  /** The trainee's check-ins in this batch. */
  evidence: readonly Evidence[];
  /** Those that bind them. */
  spotChecks?: readonly AttendanceWindow[];
  now: number;
}): WindowToday[] {
  const today = dayOf(now);
  const stateOf = (window: AttendanceWindow) => windowState(window, { today, evidence, now });
  const spots = spotChecks.filter(({ begin }) => dayOf(begin) === today);
  return [
    ...windowsOn(today, batch, courses).map(stateOf),
    ...spots.map((window) => ({ ...stateOf(window), spotCheck: true as const })),
  ];
}

function windowState(
  window: AttendanceWindow,
  { today, evidence, now }: { today: Day; evidence: readonly Evidence[]; now: number },
): WindowToday {
  const shown = { day: today, begin: clockOf(window.begin), end: clockOf(window.end) };
  const inside = evidence.filter(({ at }) => isInWindow(at, window));
  const counted = inside.filter(({ standing }) => standing === 'counts');
  if (counted.length > 0) return { ...shown, state: 'done', at: firstOf(counted) };
  // The approval of the person alone makes a provisional one count; a late one needs its confirmation as well.
  const provisional = inside.filter(({ standing }) => standing === 'provisional');
  if (provisional.length > 0) return { ...shown, state: 'provisional', at: firstOf(provisional) };
  if (inside.length > 0) return { ...shown, state: 'awaitsConfirmation', at: firstOf(inside) };
  const second = secondOf(now);
  if (second < window.begin) return { ...shown, state: 'upcoming' };
  return { ...shown, state: second <= window.end ? 'open' : 'missed' };
}

const firstOf = (evidence: readonly Evidence[]): number => Math.min(...evidence.map(({ at }) => at));
