/** Where a holding stands on its way from the application to the credits: the steps that the project list draws (A2). */
import { isGranting } from './grant';
import type { GrantRoundState } from './grant';
import type { Batch } from '../project/batch';
import type { Taught } from '../project/lessons';
import { windowsOf, type PlannedBatch } from '../project/planned-windows';
import { daysLate, fileBy, reportBy } from '../project/deadlines';
import type { ProjectState } from '../project/project-state';
import { dayOf, secondOf } from '../kernel/time';
import type { Day } from '../kernel/time';

export const projectSteps = ['apply', 'review', 'hold', 'grant', 'materials', 'done'] as const;
export type ProjectStep = (typeof projectSteps)[number];

/** What the step is derived from: no step is stored, so that none can contradict the states. */
export type Holding = {
  state: ProjectState;
  batches: readonly Pick<Batch, 'batchId' | 'begin' | 'end' | 'windows' | 'restDays'>[];
  courses: readonly Taught[];
  /** Every grant round so far. */
  rounds: readonly { batchId: string; state: GrantRoundState }[];
};

/** Over means: its last day is past, or is today and the last window on it has ended, its end second included. */
export function isBatchPast(batch: PlannedBatch, courses: readonly Taught[], now: number): boolean {
  const today = dayOf(now);
  if (today !== batch.end) return today > batch.end;
  return secondOf(now) > lastPlannedSecond(batch, courses);
}

/** The last second of the last window of a batch; epoch ms, 0 when nothing is taught. */
export function lastPlannedSecond(batch: PlannedBatch, courses: readonly Taught[]): number {
  return windowsOf(batch, courses).reduce((latest, { end }) => Math.max(latest, end), 0);
}

/** Whether every batch has been granted at least once (是否已授分, M15). */
export function isGranted({ batches, rounds }: Pick<Holding, 'batches' | 'rounds'>): boolean {
  return batches.length > 0 && batches.every(({ batchId }) => rounds.some((round) => round.batchId === batchId));
}

/**
 * The step that wants somebody's attention next. A round in hand comes first, also while further batches are still to be
 * held: its materials are what people wait for (M23). Without one, a project is being held until its last batch is over.
 */
export function projectStep({ state, batches, courses, rounds }: Holding, now: number): ProjectStep {
  if (state === 'draft') return 'apply';
  if (state === 'submitted' || state === 'returned') return 'review';
  if (isGranting(rounds)) return 'grant';
  if (rounds.some(({ state: round }) => round !== 'effective' && round !== 'nobodyGranted')) return 'materials';
  if (isGranted({ batches, rounds })) return 'done';
  // A cancelled project stays where it was stopped.
  return state !== 'cancelled' && batches.length > 0 && batches.every((batch) => isBatchPast(batch, courses, now))
    ? 'grant'
    : 'hold';
}

const isSettled = ({ state }: { state: GrantRoundState }): boolean =>
  state === 'effective' || state === 'nobodyGranted';

/**
 * Whether a project still waits for somebody, whatever its year (M4): for its institution, for the centre, or for a grant that is
 * being written. It has no clock in it, so that it can be stored and asked for by an index.
 */
export function isUnfinished({
  state,
  batches,
  rounds,
}: Pick<Holding, 'state' | 'rounds'> & {
  batches: readonly Pick<Batch, 'batchId'>[];
}): boolean {
  if (state === 'cancelled') return false;
  if (rounds.some((round) => !isSettled(round))) return true;
  if (state === 'closed') return false;
  return (
    state !== 'approved' ||
    batches.length === 0 ||
    !batches.every(({ batchId }) => rounds.some((round) => round.batchId === batchId))
  );
}

/** What the institution owes next, and until which day it is in time. */
export type Due = { what: 'submit' | 'report'; day: Day; daysLate: number };

/**
 * The nearest deadline of a project on the side of its institution (rules: "Deadlines"): handing it in before it begins, or the
 * materials of the batch that ended first and has none with the centre yet. Undefined when nothing of it is owed.
 */
export function dueOf(
  { state, batches, courses, rounds, firstDay }: Holding & { firstDay: Day | null },
  now: number,
): Due | undefined {
  const today = dayOf(now);
  if (state === 'draft' || state === 'returned') {
    const by = fileBy(firstDay);
    return by === null ? undefined : { what: 'submit', day: by, daysLate: daysLate(by, today) };
  }
  if (state !== 'approved' && state !== 'closed') return undefined;
  const [first] = batches
    .filter((batch) => isBatchPast(batch, courses, now) && owesReport(batch.batchId, { state, rounds }))
    .flatMap(({ end }) => reportBy(end) ?? [])
    .sort();
  return first === undefined ? undefined : { what: 'report', day: first, daysLate: daysLate(first, today) };
}

/** A closed project owes no grant any more, but the materials of one that is there. */
function owesReport(batchId: string, { state, rounds }: Pick<Holding, 'state' | 'rounds'>): boolean {
  const own = rounds.filter((round) => round.batchId === batchId);
  if (own.length === 0) return state === 'approved';
  return own.some((round) => round.state === 'granted' || round.state === 'materialsReturned');
}

/** What closing a project rests on (rules: "Project"); `withoutCredits` are the batches that no round has dealt with. */
export function closingOf(
  { batches, courses, rounds }: Pick<Holding, 'batches' | 'courses' | 'rounds'>,
  now: number,
): { over: boolean; openRounds: number; withoutCredits: string[] } {
  return {
    over: batches.every((batch) => isBatchPast(batch, courses, now)),
    openRounds: rounds.filter((round) => !isSettled(round)).length,
    withoutCredits: batches
      .filter(({ batchId }) => !rounds.some((round) => round.batchId === batchId))
      .map(({ batchId }) => batchId),
  };
}
