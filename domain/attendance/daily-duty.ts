/** A teaching day without attendance (rules: "A day without attendance"): the code is to be shown on every day of a batch (M14). */
import type { AttendanceWindow } from '../project/attendance-window';
import { clockOf, dayOf, instantOf } from '../kernel/time';

/** At what times of a day it is looked at, so that there is still time to do something. */
const HOURS = ['12', '10', '08'] as const;
export type DutyHour = (typeof HOURS)[number];

/** The latest of the hours that have come; undefined before the first one. */
export const dutyHour = (now: number): DutyHour | undefined =>
  HOURS.find((hour) => now >= instantOf(dayOf(now), `${hour}:00:00`));

/** What is wrong with the attendance of a day. */
export type Unattended = 'notOpened' | 'nobodyCame';

/**
 * Whether somebody should be warned: no session can be shown today; or one can, its first window has begun, and nobody has
 * checked in. Windows are those of the day, in order of time.
 */
export function isUnattended({
  windows,
  opened,
  people,
  now,
}: {
  windows: readonly AttendanceWindow[];
  opened: boolean;
  people: number;
  now: number;
}): Unattended | undefined {
  const [first] = windows;
  if (first === undefined || people > 0) return undefined;
  if (!opened) return 'notOpened';
  return now >= first.begin ? 'nobodyCame' : undefined;
}

/** People come from the first of these hours on, and have gone by the last. */
const ARRIVALS_FROM = 7;
const ARRIVALS_UNTIL = 23;

/** The hour of a day in which its check-ins are to be looked at together, as it is written; undefined in the night. */
export function arrivalsHour(now: number): string | undefined {
  const hour = clockOf(now).slice(0, 2);
  return Number(hour) >= ARRIVALS_FROM && Number(hour) <= ARRIVALS_UNTIL ? hour : undefined;
}
