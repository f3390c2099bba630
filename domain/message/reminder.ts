/** When people are reminded of a meeting that they follow (rules: "Following"): the day before it begins, from nine in the morning on. */
import { evaluationPeriod } from '../evaluation/period';
import { addDays, clockOf, DAY_MS, dayOf, instantOf, type Day } from '../kernel/time';
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

/**
 * Until when an evaluation can be answered, `MM-DD`, where it has opened in the 24 hours before people are reminded of the meetings of `day`.
 * @returns undefined where it has opened at another time
 */
export function evaluationOpenedBefore(batch: PlannedBatch, courses: readonly Taught[], day: Day): string | undefined {
  const remindedAt = instantOf(addDays(day, -1), REMINDED_FROM);
  const { opensAt, closesAt } = evaluationPeriod(batch, courses);
  return opensAt > remindedAt - DAY_MS && opensAt <= remindedAt ? dayOf(closesAt - 1).slice(5) : undefined;
}
