/** What a day has cost somebody (缺了一天, D3c): told only where it truly costs something (rules: "What is due"). */
import { dayOfWindow } from '../project/attendance-window';
import type { Day } from '../kernel/time';
import type { Due } from './due';

export interface MissedDay {
  /** Whether every credit is lost by it, or a part. */
  cost: 'share' | 'all';
  /** Hundredths of a credit that it has cost, and what can still be had. */
  lostHundredths: number;
  leftHundredths: number;
}

/**
 * @param before what was due when the day began
 * @param after what is due once its last window is over
 * @returns undefined where the day cost nothing
 */
export function costOfDay({
  day,
  before,
  after,
}: {
  day: Day;
  before: Pick<Due, 'creditHundredths'>;
  after: Pick<Due, 'creditHundredths' | 'cost' | 'missedDays' | 'missed'>;
}): MissedDay | undefined {
  const { cost, creditHundredths: leftHundredths } = after;
  const lostHundredths = before.creditHundredths - leftHundredths;
  const isOfDay = after.missedDays.includes(day) || after.missed.some((window) => dayOfWindow(window) === day);
  return cost === 'none' || lostHundredths <= 0 || !isOfDay ? undefined : { cost, lostHundredths, leftHundredths };
}
