/** Batches (举办周期, M8): the dates on which a project is really held, and the windows planned in them. */
import { defaultWindowOn, MAX_ANALYSIS_WINDOWS } from './attendance-window';
import type { AttendanceWindow } from './attendance-window';
import type { IntendedStrategy } from './intended-strategy';
import { daysFrom, isDay, yearOf } from '../kernel/time';
import type { Day } from '../kernel/time';

/** A window planned in a batch, e.g. a day, a morning or a spot check. */
export type PlannedWindow = AttendanceWindow;

/** A day inside a batch on which nothing is taught; the centre sees the reason. */
export type RestDay = { day: Day; reason: string };

export type Batch = {
  batchId: string;
  /** First day, included. */
  begin: Day;
  /** Last day, included. */
  end: Day;
  windows: readonly PlannedWindow[];
  restDays?: readonly RestDay[];
  /** How its credits are meant to be granted; see {@link intendedStrategyOf} where it says nothing. */
  intendedStrategy?: IntendedStrategy | undefined;
};

export const batchErrors = [
  'batchDayInvalid',
  'batchOrder',
  'batchOutsideYear',
  'batchOverlap',
  'batchTooManyDays',
  'restDayOutsideBatch',
  'restDayWithoutReason',
] as const;
export type BatchError = { code: (typeof batchErrors)[number]; batchId: string };

export const batchWarnings = ['batchLeavesPlannedDates'] as const;
export type BatchWarning = { code: (typeof batchWarnings)[number]; batchId: string };

/**
 * Checks all batches of a project together (rules: "Catalogue and project"): begin ≤ end, inside the catalogue
 * entry's year, no day in two batches, rest days inside and with a reason. A grant demands a window on every teaching
 * day, so a batch has no more of them than an analysis has windows. Leaving the planned dates only warns.
 * @returns every error and warning at once, in the order of the batches.
 */
export function checkBatches({
  batches,
  year,
  plannedBegin,
  plannedEnd,
}: {
  batches: readonly Batch[];
  year: number;
  plannedBegin: Day | null;
  plannedEnd: Day | null;
}): { errors: BatchError[]; warnings: BatchWarning[] } {
  const errors: BatchError[] = [];
  const warnings: BatchWarning[] = [];
  batches.forEach((batch, index) => {
    const { batchId } = batch;
    if (!isDay(batch.begin) || !isDay(batch.end)) {
      errors.push({ code: 'batchDayInvalid', batchId });
      return;
    }
    if (batch.begin > batch.end) errors.push({ code: 'batchOrder', batchId });
    if (yearOf(batch.begin) !== year || yearOf(batch.end) !== year) errors.push({ code: 'batchOutsideYear', batchId });
    // Only inside a year, where the days can be counted out.
    else if (teachingDays(batch).length > MAX_ANALYSIS_WINDOWS) errors.push({ code: 'batchTooManyDays', batchId });
    if (
      batches.some((other, otherIndex) => otherIndex < index && batch.begin <= other.end && other.begin <= batch.end)
    ) {
      errors.push({ code: 'batchOverlap', batchId });
    }
    const restDays = batch.restDays ?? [];
    if (restDays.some(({ day }) => !isInBatch(day, batch))) errors.push({ code: 'restDayOutsideBatch', batchId });
    if (restDays.some(({ reason }) => reason.trim() === '')) errors.push({ code: 'restDayWithoutReason', batchId });
    if (leavesPlannedDates({ batch, plannedBegin, plannedEnd }))
      warnings.push({ code: 'batchLeavesPlannedDates', batchId });
  });
  return { errors, warnings };
}

/** Whether a batch begins before or ends after the planned dates; an unknown planned date bounds nothing. */
export function leavesPlannedDates({
  batch,
  plannedBegin,
  plannedEnd,
}: {
  batch: Pick<Batch, 'begin' | 'end'>;
  plannedBegin: Day | null;
  plannedEnd: Day | null;
}): boolean {
  return (plannedBegin !== null && batch.begin < plannedBegin) || (plannedEnd !== null && batch.end > plannedEnd);
}

/** Whether a day lies in a batch, both ends included. */
export function isInBatch(day: Day, batch: Pick<Batch, 'begin' | 'end'>): boolean {
  return day >= batch.begin && day <= batch.end;
}

/** The days of a batch on which there is teaching: all but its rest days. */
export function teachingDays(batch: Pick<Batch, 'begin' | 'end' | 'restDays'>): Day[] {
  const resting = new Set((batch.restDays ?? []).filter(({ reason }) => reason.trim() !== '').map(({ day }) => day));
  return daysFrom(batch.begin, batch.end).filter((day) => !resting.has(day));
}

/** One window a teaching day, 07:00:00–18:00:00 (M17). */
export function proposeWindows(batch: Pick<Batch, 'begin' | 'end' | 'restDays'>): PlannedWindow[] {
  return teachingDays(batch).map(defaultWindowOn);
}
