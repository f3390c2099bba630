/** One act of granting (授分批, M19, M23): when it is refused, and the states of its round. */
import { daysWithoutWindow } from '../project/batch-windows';
import type { AttendanceWindow } from '../project/attendance-window';
import { isInBatch } from '../project/batch';
import type { Batch } from '../project/batch';
import type { LedgerRole } from './ledger-role';
import { canBeHeld } from '../project/project-state';
import type { ProjectState } from '../project/project-state';
import { reasonObjection } from '../kernel/reason';
import { decideStep, type Step } from '../kernel/step';
import { dayOf, secondOf } from '../kernel/time';
import type { Day } from '../kernel/time';

/**
 * `granting` while slices are still to be written; it ends by itself and no person's action applies to it. `nobodyGranted`
 * when it gave credits to nobody: everybody has been told why, there is nothing to hand in, and it stays as it is.
 */
export const grantRoundStates = [
  'granting',
  'granted',
  'nobodyGranted',
  'materialsSubmitted',
  'materialsReturned',
  'effective',
] as const;
export type GrantRoundState = (typeof grantRoundStates)[number];

/**
 * Hands the materials of a round in (M23).
 * @param missing what `missingMaterials` and `itemsLacking` found
 * @param unchanged they were returned and are what they were, and nobody has said why
 */
export function decideMaterialsSubmission(
  state: GrantRoundState,
  missing: readonly string[],
  unchanged = false,
): Step<GrantRoundState, 'wrongState' | 'grantRunning' | 'materialsIncomplete' | 'unchangedSinceReturn'> {
  // A round that is still being written must not become effective for a part of its people.
  if (state === 'granting') return { kind: 'refuse', reason: 'grantRunning' };
  const objection =
    missing.length > 0
      ? 'materialsIncomplete'
      : state === 'materialsReturned' && unchanged
        ? 'unchangedSinceReturn'
        : undefined;
  return decideStep(state, { from: ['granted', 'materialsReturned'], to: 'materialsSubmitted' }, objection);
}

/** The centre's decision on the materials. */
export type MaterialsReview = { kind: 'approve' } | { kind: 'return'; reason: string };

/** Decides the review of materials: `materialsSubmitted → effective | materialsReturned` (M23). */
export function decideMaterialsReview(
  state: GrantRoundState,
  review: MaterialsReview,
): Step<GrantRoundState, 'wrongState' | 'reasonRequired'> {
  if (review.kind === 'approve') return decideStep(state, { from: ['materialsSubmitted'], to: 'effective' });
  return decideStep(state, { from: ['materialsSubmitted'], to: 'materialsReturned' }, reasonObjection(review.reason));
}

/**
 * Whether a round is still being written, of one batch or of any: until that is done, nothing that the grant rests on may
 * change.
 */
export function isGranting(rounds: readonly { batchId: string; state: GrantRoundState }[], batchId?: string): boolean {
  return rounds.some((round) => round.state === 'granting' && (batchId === undefined || round.batchId === batchId));
}

/**
 * Whether a round of a batch is a supplementary one (补充授分): the materials of its attendees are effective, so it needs only what differs,
 * the people and a reason.
 */
export const isSupplementary = (
  rounds: readonly { batchId: string; state: GrantRoundState; role?: string | undefined }[],
  batchId: string,
): boolean =>
  rounds.some((round) => round.batchId === batchId && round.role !== 'lecturer' && round.state === 'effective');

/** Whether files may be added and taken away: after the grant, and again after a return; not under the centre's eyes (M23). */
export function canChangeMaterials(state: GrantRoundState): boolean {
  return state === 'granted' || state === 'materialsReturned';
}

/**
 * The state of a round whose last person has been dealt with. What a group activity gives was reviewed before it is granted, so it is
 * effective at once.
 */
export function endOfGranting({ granted, role }: { granted: number; role?: LedgerRole | undefined }): GrantRoundState {
  if (granted === 0) return 'nobodyGranted';
  return role === 'groupActivity' ? 'effective' : 'granted';
}

export type GrantRefusal =
  | { reason: 'projectNotApproved' | 'batchNotOver' | 'analysisTooEarly' | 'activityDateOutsideBatch' }
  | { reason: 'dayWithoutWindow'; days: Day[] };

/** The activity date that is proposed: the last day of the batch (M19). */
export function defaultActivityDate(batch: Pick<Batch, 'end'>): Day {
  return batch.end;
}

/**
 * Every reason against a grant, whoever is to be granted, all at once; empty when it may run. A grant needs an approved
 * project (M4), an analysis with a window on every teaching day (M8) that was made after the end of its last window, and an
 * activity date in the batch.
 */
export function refuseGrantWhen({
  projectState,
  analysis: { at, windows },
  batch,
  activityDate,
  now,
}: {
  projectState: ProjectState;
  /** The snapshot that the grant is made from. */
  analysis: { at: number; windows: readonly AttendanceWindow[] };
  batch: Pick<Batch, 'begin' | 'end' | 'restDays'>;
  activityDate: Day;
  now: number;
}): GrantRefusal[] {
  const refusals: GrantRefusal[] = [];
  if (!canBeHeld(projectState) && projectState !== 'closed') refusals.push({ reason: 'projectNotApproved' });
  const days = daysWithoutWindow({ batch, windows });
  if (days.length > 0) refusals.push({ reason: 'dayWithoutWindow', days });
  if (!isBatchOver({ batch, windows, now })) refusals.push({ reason: 'batchNotOver' });
  // Made at noon it does not know who came in the afternoon, and would call them absent.
  else if (!isBatchOver({ batch, windows, now: at })) refusals.push({ reason: 'analysisTooEarly' });
  if (!isInBatch(activityDate, batch)) refusals.push({ reason: 'activityDateOutsideBatch' });
  return refusals;
}

/** Over means: its last day has come and the last window has ended, its end second included. */
export function isBatchOver({
  batch,
  windows,
  now,
}: {
  batch: Pick<Batch, 'end'>;
  windows: readonly AttendanceWindow[];
  now: number;
}): boolean {
  const lastSecond = windows.reduce((latest, { end }) => Math.max(latest, end), 0);
  return dayOf(now) >= batch.end && secondOf(now) > lastSecond;
}
