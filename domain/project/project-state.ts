/**
 * The states of a project and who may still change what (rules: "States"; M4, M9, M10):
 * `draft → submitted → approved → closed`, `submitted → returned → submitted`, `approved → cancelled`.
 */
import { unfitDocuments, unmarkedDocuments, type DocumentMarks } from './document-marks';
import type { MissingItem } from './project-checks';
import { isReason } from '../kernel/reason';
import type { Day } from '../kernel/time';

export const projectStates = ['draft', 'submitted', 'returned', 'approved', 'closed', 'cancelled'] as const;
export type ProjectState = (typeof projectStates)[number];

/** One step, with what the rule must know about it. */
export type ProjectAction =
  /** `missing` is what `missingForSubmit` found. */
  | { kind: 'submit'; missing: readonly MissingItem[] }
  /** `documentMarks` are the reviewer's: an approval wants all three documents marked as conforming. */
  | { kind: 'approve'; documentMarks: DocumentMarks }
  | { kind: 'return'; reason: string }
  | { kind: 'cancel'; reason: string }
  /** `lastDay` is the last day of the last batch. */
  | { kind: 'close'; today: Day; lastDay: Day };

export const projectRefusals = [
  'projectStateForbids',
  'projectIncomplete',
  'documentUnfit',
  'documentUnmarked',
  'reasonMissing',
  'projectNotOver',
] as const;
export type ProjectRefusal = (typeof projectRefusals)[number];

export type ProjectDecision = { kind: 'move'; to: ProjectState } | { kind: 'refuse'; reason: ProjectRefusal };

const STEPS: Record<ProjectAction['kind'], { from: readonly ProjectState[]; to: ProjectState }> = {
  submit: { from: ['draft', 'returned'], to: 'submitted' },
  approve: { from: ['submitted'], to: 'approved' },
  return: { from: ['submitted'], to: 'returned' },
  cancel: { from: ['approved'], to: 'cancelled' },
  close: { from: ['approved'], to: 'closed' },
};

function objectionTo(action: ProjectAction): ProjectRefusal | undefined {
  switch (action.kind) {
    case 'submit':
      return action.missing.length > 0 ? 'projectIncomplete' : undefined;
    case 'approve':
      if (unfitDocuments(action.documentMarks).length > 0) return 'documentUnfit';
      return unmarkedDocuments(action.documentMarks).length > 0 ? 'documentUnmarked' : undefined;
    case 'return':
    case 'cancel':
      return isReason(action.reason) ? undefined : 'reasonMissing';
    case 'close':
      return action.today <= action.lastDay ? 'projectNotOver' : undefined;
  }
}

/** Decides one step of a project: the state is judged first, then what the step itself demands. */
export function decideProjectTransition({
  state,
  action,
}: {
  state: ProjectState;
  action: ProjectAction;
}): ProjectDecision {
  const step = STEPS[action.kind];
  if (!step.from.includes(state)) return { kind: 'refuse', reason: 'projectStateForbids' };
  const objection = objectionTo(action);
  return objection ? { kind: 'refuse', reason: objection } : { kind: 'move', to: step.to };
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
