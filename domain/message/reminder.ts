/** When people are reminded of a meeting that they follow (rules: "Following"): the day before it begins, from nine in the morning on. */
import { addDays, clockOf, dayOf, instantOf, type Day } from '../kernel/time';
import type { Taught } from '../project/lessons';
import { windowsOf, type PlannedBatch } from '../project/planned-windows';

const REMINDED_FROM = '09:00:00';

/** The day whose meetings people are reminded of now; undefined before nine in the morning. */
export function remindedDay(now: number): Day | undefined {
  const today = dayOf(now);
  return now < instantOf(today, REMINDED_FROM) ? undefined : addDays(today, 1);
}

/**
 * At what time a batch begins on a day, `HH:mm`, by its first window: what a trainee has to be there for.
 * @returns undefined where its first teaching day is another one
 */
export function beginsOn(batch: PlannedBatch, courses: readonly Taught[], day: Day): string | undefined {
  const first = Math.min(...windowsOf(batch, courses).map(({ begin }) => begin));
  return Number.isFinite(first) && dayOf(first) === day ? clockOf(first).slice(0, 5) : undefined;
}
