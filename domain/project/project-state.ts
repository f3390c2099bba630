/**
 * The states of a project and who may still change what (rules: "States"; M4, M9, M10):
 * `draft → submitted → approved → closed`, `submitted → returned → submitted`, `approved → cancelled`.
 */
import { unfitDocuments, unmarkedDocuments, type DocumentMarks } from './document-marks';
import type { MissingItem } from './project-checks';
import { reasonObjection } from '../kernel/reason';
import { decideStep, type Step } from '../kernel/step';
import type { Day } from '../kernel/time';

export const projectStates = ['draft', 'submitted', 'returned', 'approved', 'closed', 'cancelled'] as const;
export type ProjectState = (typeof projectStates)[number];

/** Hands a project in. @param missing what `missingForSubmit` found */
export function decideProjectSubmission(
  state: ProjectState,
  missing: readonly MissingItem[],
): Step<ProjectState, 'wrongState' | 'projectIncomplete'> {
  const objection = missing.length > 0 ? 'projectIncomplete' : undefined;
  return decideStep(state, { from: ['draft', 'returned'], to: 'submitted' }, objection);
}

/** The centre's decision. `documentMarks` are the reviewer's: an approval wants all three documents marked as conforming. */
export type ProjectReview = { kind: 'approve'; documentMarks: DocumentMarks } | { kind: 'return'; reason: string };

export function decideProjectReview(
  state: ProjectState,
  review: ProjectReview,
): Step<ProjectState, 'wrongState' | 'documentUnfit' | 'documentUnmarked' | 'reasonRequired'> {
  if (review.kind === 'return') {
    return decideStep(state, { from: ['submitted'], to: 'returned' }, reasonObjection(review.reason));
  }
  return decideStep(state, { from: ['submitted'], to: 'approved' }, marksObjection(review.documentMarks));
}

function marksObjection(marks: DocumentMarks): 'documentUnfit' | 'documentUnmarked' | undefined {
  if (unfitDocuments(marks).length > 0) return 'documentUnfit';
  return unmarkedDocuments(marks).length > 0 ? 'documentUnmarked' : undefined;
}

/** The end of an approved project. `lastDay` is the last day of its last batch. */
export type ProjectEnd = { kind: 'cancel'; reason: string } | { kind: 'close'; today: Day; lastDay: Day };

export function decideProjectEnd(
  state: ProjectState,
  end: ProjectEnd,
): Step<ProjectState, 'wrongState' | 'reasonRequired' | 'projectNotOver'> {
  if (end.kind === 'cancel') {
    return decideStep(state, { from: ['approved'], to: 'cancelled' }, reasonObjection(end.reason));
  }
  const objection = end.today <= end.lastDay ? 'projectNotOver' : undefined;
  return decideStep(state, { from: ['approved'], to: 'closed' }, objection);
}

/** Only an approved project can be held: every action that holds it asks this first (M4). */
export function canBeHeld(state: ProjectState): boolean {
  return state === 'approved';
}

/** Areas of a project that are changed together; `text` and `lecturer` decide nothing about credits. */
export type ProjectArea = 'form' | 'text' | 'lecturer' | 'courses' | 'batches' | 'documents';

/**
 * Whether an area may be changed now: `free` before the submission, `logged` for texts and lecturers after the
 * approval, `needsCentre` for dates, batches, venue and hours after it, else `locked` (rules: "After approval").
 */
export function editRight({
  state,
  area,
}: {
  state: ProjectState;
  area: ProjectArea;
}): 'free' | 'logged' | 'needsCentre' | 'locked' {
  if (state === 'draft' || state === 'returned') return 'free';
  if (state !== 'approved') return 'locked';
  return area === 'text' || area === 'lecturer' ? 'logged' : 'needsCentre';
}
