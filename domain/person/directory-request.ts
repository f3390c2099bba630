/**
 * What somebody asks for whose institution or department is in no list (rules: "Missing from the list"):
 * `open → added | matched | refused | withdrawn`.
 */
import { reasonObjection } from '../kernel/reason';
import { decideStep, type Step } from '../kernel/step';
import { DAY_MS } from '../kernel/time';

export const directoryRequestKinds = ['institution', 'department'] as const;
export type DirectoryRequestKind = (typeof directoryRequestKinds)[number];

export const directoryRequestStates = ['open', 'added', 'matched', 'refused', 'withdrawn'] as const;
export type DirectoryRequestState = (typeof directoryRequestStates)[number];

/** Who decides on a missing institution: the centre, whichever of its people. A missing department is its institution's matter. */
export const CENTRE_OFFICE = 'centre';

/** Names as long as the lists hold them, in characters. */
export const INSTITUTION_NAME_AT_MOST = 60;
export const DEPARTMENT_NAME_AT_MOST = 30;

/** Requests of one WeChat account that may wait at once, and that may be made in a day: a queue is read by people. */
const OPEN_AT_MOST = 3;
const ASKED_AT_MOST = 5;
export const ASKED_WITHIN_MS = DAY_MS;

/** @param asked how many were made within {@link ASKED_WITHIN_MS}, whatever became of them */
export const checkDirectoryAsker = ({ open, asked }: { open: number; asked: number }): 'askedTooOften' | undefined =>
  open >= OPEN_AT_MOST || asked >= ASKED_AT_MOST ? 'askedTooOften' : undefined;

/** What becomes of a request: what was missing is there now, it was there already, or it is refused. */
export type DirectoryDecision = { kind: 'add' } | { kind: 'match' } | { kind: 'refuse'; reason: string };

/** A refusal without a reason helps nobody (rules: "States"). What was decided or withdrawn stays so. */
export function decideDirectoryRequest(
  state: DirectoryRequestState,
  decision: DirectoryDecision,
): Step<DirectoryRequestState, 'wrongState' | 'reasonRequired'> {
  const from = ['open'] as const;
  switch (decision.kind) {
    case 'add':
      return decideStep(state, { from, to: 'added' });
    case 'match':
      return decideStep(state, { from, to: 'matched' });
    case 'refuse':
      return decideStep(state, { from, to: 'refused' }, reasonObjection(decision.reason));
  }
}

/** Its owner may take it back while nothing is decided. */
export const withdrawDirectoryRequest = (state: DirectoryRequestState): Step<DirectoryRequestState, 'wrongState'> =>
  decideStep(state, { from: ['open'], to: 'withdrawn' });
