/**
 * The states of a project and who may still change what (rules: "States"; M4, M9, M10):
 * `draft → submitted → approved → closed`, `submitted → returned → submitted`, `submitted → draft | returned` when it is withdrawn,
 * `approved | returned | draft that was handed in → cancelled`.
 */
import { unfitDocuments, unmarkedDocuments, type DocumentMarks } from './document-marks';
import type { MissingItem } from './project-checks';
import { reasonObjection } from '../kernel/reason';
import { decideStep, type Step } from '../kernel/step';

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

/**
 * Takes a submission back, while no reviewer has it in hand. A project that the centre had returned before is returned again: its
 * institution still has that to mend.
 */
export function decideProjectWithdrawal(
  state: ProjectState,
  { begun, reviewed }: { begun: boolean; reviewed: boolean },
): Step<ProjectState, 'wrongState' | 'reviewBegun'> {
  const to = reviewed ? 'returned' : 'draft';
  return decideStep(state, { from: ['submitted'], to }, begun ? 'reviewBegun' : undefined);
}

/** What is known of a project's rounds when it is to end. */
export type Granting = 'nothing' | 'running' | 'granted';

/**
 * Cancels a holding that will not take place (取消举办), or gives up an application that the centre has seen: those stay on record
 * and would wait for ever else. A draft that nobody has seen is removed instead.
 */
export function decideProjectCancel(
  state: ProjectState,
  { reason, handedIn, granting }: { reason: string; handedIn: boolean; granting: Granting },
): Step<ProjectState, 'wrongState' | 'grantRunning' | 'creditsGranted' | 'reasonRequired'> {
  const from: ProjectState[] = handedIn ? ['draft', 'returned', 'approved'] : ['approved'];
  const granted = { nothing: undefined, running: 'grantRunning', granted: 'creditsGranted' } as const;
  return decideStep(state, { from, to: 'cancelled' }, granted[granting] ?? reasonObjection(reason));
}

/** What closing an approved project rests on. */
export type ProjectClose = {
  /** Every batch is over. */
  over: boolean;
  /** Rounds that are neither effective nor without anybody. */
  openRounds: number;
  /** Batches that are over and were never granted: they end without credits, which needs a reason. */
  withoutCredits: number;
  reason: string;
};

/** Closes a project whose rounds are all effective, or whose batches end without credits (结束). */
export function decideProjectClose(
  state: ProjectState,
  { over, openRounds, withoutCredits, reason }: ProjectClose,
): Step<ProjectState, 'wrongState' | 'projectNotOver' | 'roundsOpen' | 'reasonRequired'> {
  const objection = ((): 'projectNotOver' | 'roundsOpen' | 'reasonRequired' | undefined => {
    if (!over) return 'projectNotOver';
    if (openRounds > 0) return 'roundsOpen';
    return withoutCredits > 0 ? reasonObjection(reason) : undefined;
  })();
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
