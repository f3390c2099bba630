import { defaultWindowOn, dayOfWindow, isInWindow, type AttendanceWindow } from './attendance-window';
import { teachingDays, type Batch } from './batch';
import { clockOf, dayOf, secondOf, type Day } from './time';

/** A planned window of a day and what a trainee has done about it: 已签到 is not yet 有效. */
export interface WindowToday {
  day: Day;
  /** Clock times `HH:mm:ss`, both included. */
  begin: string;
  end: string;
  state: 'done' | 'waits' | 'open' | 'upcoming' | 'missed';
  /** The first check-in inside it, epoch milliseconds. */
  at?: number;
}

/** One check-in of the trainee, and whether it counts as things stand (domain/attendance-record.ts). */
export interface Evidence {
  /** Epoch milliseconds. */
  at: number;
  counts: boolean;
}

/** The windows planned for today, else the usual one; none on a day without teaching (T3). */
export function windowsToday({
  batch,
  evidence,
  now,
}: {
  batch: Pick<Batch, 'begin' | 'end' | 'windows' | 'restDays'>;
  /** The trainee's check-ins in this batch. */
  evidence: readonly Evidence[];
  now: number;
}): WindowToday[] {
  const today = dayOf(now);
  const planned = batch.windows.filter((window) => dayOfWindow(window) === today);
  const proposed = teachingDays(batch).includes(today) ? [defaultWindowOn(today)] : [];
  return (planned.length > 0 ? [...planned] : proposed)
    .sort((a, b) => a.begin - b.begin || a.end - b.end)
    .map((window) => windowState(window, { today, evidence, now }));
}

function windowState(
  window: AttendanceWindow,
  { today, evidence, now }: { today: Day; evidence: readonly Evidence[]; now: number },
): WindowToday {
  const shown = { day: today, begin: clockOf(window.begin), end: clockOf(window.end) };
  const inside = evidence.filter(({ at }) => isInWindow(at, window));
  const counted = inside.filter(({ counts }) => counts);
  if (counted.length > 0) return { ...shown, state: 'done', at: firstOf(counted) };
  if (inside.length > 0) return { ...shown, state: 'waits', at: firstOf(inside) };
  const second = secondOf(now);
  if (second < window.begin) return { ...shown, state: 'upcoming' };
  return { ...shown, state: second <= window.end ? 'open' : 'missed' };
}

const firstOf = (evidence: readonly Evidence[]): number => Math.min(...evidence.map(({ at }) => at));
