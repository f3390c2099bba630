/** One act of granting (授分批, M19, M23): when it is refused, and the states of its round. */
import { daysWithoutWindow } from '../project/batch-windows';
import type { AttendanceWindow } from '../project/attendance-window';
import { isInBatch } from '../project/batch';
import type { Batch } from '../project/batch';
import type { UploadedMaterial } from './materials';
import { canBeHeld } from '../project/project-state';
import type { ProjectState } from '../project/project-state';
import { isReason } from '../kernel/reason';
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

export type GrantRoundAction =
  /** `missing` is what `missingMaterials` found. */
  | { kind: 'submitMaterials'; missing: readonly UploadedMaterial[] }
  | { kind: 'approve' }
  | { kind: 'return'; reason: string };

export const grantRoundRefusals = [
  'roundStateForbids',
  'grantStillRunning',
  'materialsMissing',
  'reasonMissing',
] as const;
export type GrantRoundRefusal = (typeof grantRoundRefusals)[number];

export type GrantRoundDecision = { kind: 'move'; to: GrantRoundState } | { kind: 'refuse'; reason: GrantRoundRefusal };

const STEPS: Record<GrantRoundAction['kind'], { from: readonly GrantRoundState[]; to: GrantRoundState }> = {
  submitMaterials: { from: ['granted', 'materialsReturned'], to: 'materialsSubmitted' },
  approve: { from: ['materialsSubmitted'], to: 'effective' },
  return: { from: ['materialsSubmitted'], to: 'materialsReturned' },
};

function objectionTo(action: GrantRoundAction): GrantRoundRefusal | undefined {
  switch (action.kind) {
    case 'submitMaterials':
      return action.missing.length > 0 ? 'materialsMissing' : undefined;
    case 'return':
      return isReason(action.reason) ? undefined : 'reasonMissing';
    case 'approve':
      return undefined;
  }
}

/** Decides one step of a round: `granted → materialsSubmitted → effective | materialsReturned → materialsSubmitted` (M23). */
export function decideRoundTransition({
  state,
  action,
}: {
  state: GrantRoundState;
  action: GrantRoundAction;
}): GrantRoundDecision {
  // A round that is still being written must not become effective for a part of its people.
  if (state === 'granting') return { kind: 'refuse', reason: 'grantStillRunning' };
  const step = STEPS[action.kind];
  if (!step.from.includes(state)) return { kind: 'refuse', reason: 'roundStateForbids' };
  const objection = objectionTo(action);
  return objection ? { kind: 'refuse', reason: objection } : { kind: 'move', to: step.to };
}

/** Whether files may be added and taken away: after the grant, and again after a return; not under the centre's eyes (M23). */
export function canChangeMaterials(state: GrantRoundState): boolean {
  return state === 'granted' || state === 'materialsReturned';
}

/** The state of a round whose last person has been dealt with. */
export function endOfGranting({ granted }: { granted: number }): GrantRoundState {
  return granted > 0 ? 'granted' : 'nobodyGranted';
}

/** A person un-ticked before granting (M19), with the reason that goes on record. */
export type Exclusion = { personId: string; reason: string };

export const grantRefusals = [
  'projectNotApproved',
  'noAnalysis',
  'analysisTooEarly',
  'dayWithoutWindow',
  'batchNotOver',
  'activityDateOutsideBatch',
  'exclusionWithoutReason',
  'nobodyLeft',
  'somebodyLeft',
] as const;
export type GrantRefusalReason = (typeof grantRefusals)[number];
export type GrantRefusal =
  { reason: Exclude<GrantRefusalReason, 'dayWithoutWindow'> } | { reason: 'dayWithoutWindow'; days: Day[] };

/** The activity date that is proposed: the last day of the batch (M19). */
export function defaultActivityDate(batch: Pick<Batch, 'end'>): Day {
  return batch.end;
}

/** The people who will be granted: the eligible ones without those excluded, each once, in the given order. */
export function granteesOf({
  eligible,
  exclusions,
}: {
  eligible: readonly string[];
  exclusions: readonly Exclusion[];
}): string[] {
  const excluded = new Set(exclusions.map(({ personId }) => personId));
  return [...new Set(eligible)].filter((personId) => !excluded.has(personId));
}

/**
 * Every reason against a grant, all at once; empty when it may run. A grant needs an approved project (M4), an analysis
 * with a window on every teaching day (M8) that was made after the end of its last window, an activity date in the batch, and
 * somebody left. A round `toNobody` only tells everybody why he gets nothing, and needs that nobody is left.
 */
export function refuseGrantWhen({
  projectState,
  analysis,
  batch,
  eligible,
  exclusions,
  activityDate,
  toNobody = false,
  now,
}: {
  projectState: ProjectState;
  /** The snapshot the grant is made from, or undefined when none was made. */
  analysis: { at: number; windows: readonly AttendanceWindow[] } | undefined;
  batch: Pick<Batch, 'begin' | 'end' | 'restDays'>;
  /** Person ids of the eligible list, filters applied. */
  eligible: readonly string[];
  exclusions: readonly Exclusion[];
  activityDate: Day;
  toNobody?: boolean;
  now: number;
}): GrantRefusal[] {
  const refusals: GrantRefusal[] = [];
  if (!canBeHeld(projectState) && projectState !== 'closed') refusals.push({ reason: 'projectNotApproved' });
  if (!analysis) return [...refusals, { reason: 'noAnalysis' }];
  const days = daysWithoutWindow({ batch, windows: analysis.windows });
  if (days.length > 0) refusals.push({ reason: 'dayWithoutWindow', days });
  const { at, windows } = analysis;
  if (!isBatchOver({ batch, windows, now })) refusals.push({ reason: 'batchNotOver' });
  // Made at noon it does not know who came in the afternoon, and would call them absent.
  else if (!isBatchOver({ batch, windows, now: at })) refusals.push({ reason: 'analysisTooEarly' });
  if (!isInBatch(activityDate, batch)) refusals.push({ reason: 'activityDateOutsideBatch' });
  if (exclusions.some(({ reason }) => reason.trim() === '')) refusals.push({ reason: 'exclusionWithoutReason' });
  const anybody = granteesOf({ eligible, exclusions }).length > 0;
  if (!anybody && !toNobody) refusals.push({ reason: 'nobodyLeft' });
  if (anybody && toNobody) refusals.push({ reason: 'somebodyLeft' });
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
