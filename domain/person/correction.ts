/**
 * Correction: facts of an approved person that are wrong by now (rules: "A person's life"). The person asks, and their institution
 * decides; or the institution corrects by itself, at once and with a reason. `pending → approved | returned | withdrawn`: whoever
 * was returned asks anew, so nothing leads back. Who somebody is, the document, is no such fact: "National ID".
 */
import { reasonObjection } from '../kernel/reason';
import { decideStep, type Step } from '../kernel/step';
import { DAY_MS } from '../kernel/time';
import type { PersonFact } from './history';
import type { Education, ProfessionalTitle, Specialty } from './profession';
import type { RegistrationState } from './registration';

export const correctionStates = ['pending', 'approved', 'returned', 'withdrawn'] as const;
export type CorrectionState = (typeof correctionStates)[number];

/** What may be corrected. */
export const correctableFacts = [
  'name',
  'department',
  'professionalTitle',
  'specialty',
  'education',
  'cardNumber',
] as const satisfies readonly PersonFact[];
export type CorrectableFact = (typeof correctableFacts)[number];

/** Facts as they should be. What is left out stays; a card number of '' goes. */
export interface CorrectedFacts {
  name?: string | undefined;
  departmentId?: string | undefined;
  professionalTitle?: ProfessionalTitle | undefined;
  specialty?: Specialty | undefined;
  education?: Education | undefined;
  cardNumber?: string | undefined;
}

/** What of a person a correction is about. */
export interface CorrectablePerson {
  name: string;
  departmentId: string;
  departmentName: string;
  professionalTitle: ProfessionalTitle;
  specialty: Specialty;
  education: Education;
  cardNumber?: string;
}

/** Of what somebody wrote down, that which differs from what is on record. */
export function differingFacts(person: CorrectablePerson, asked: CorrectedFacts): CorrectedFacts {
  const onRecord: Required<CorrectedFacts> = { ...person, cardNumber: person.cardNumber ?? '' };
  const differs = ([fact, value]: [string, string | undefined]): boolean =>
    value !== undefined && value !== onRecord[fact as keyof CorrectedFacts];
  return Object.fromEntries(Object.entries(asked).filter(differs));
}

export const isNothing = (facts: CorrectedFacts): boolean => Object.keys(facts).length === 0;

/** A person as they are once the facts were corrected. @param departmentName of the department they are in then */
export function corrected<Person extends CorrectablePerson>(
  person: Person,
  facts: CorrectedFacts,
  departmentName: string,
): Person {
  const { cardNumber, ...others } = facts;
  const after: Person = { ...person, ...others, departmentName };
  if (cardNumber === undefined) return after;
  const { cardNumber: _, ...without } = after;
  return (cardNumber === '' ? without : { ...without, cardNumber }) as Person;
}

/** Requests are counted over this time. */
export const CORRECTION_PERIOD_MS = DAY_MS;
/** Requests of one person within the period: each is somebody's work. */
const MOST_CORRECTIONS = 5;

/** Why somebody may not ask for a correction; undefined when they may. One that nobody approved is handed in anew instead. */
export function checkCorrectionAsker({
  state,
  open,
  asked,
}: {
  state: RegistrationState;
  /** A request of theirs waits already. */
  open: boolean;
  /** Requests within {@link CORRECTION_PERIOD_MS}, whatever became of them. */
  asked: number;
}): 'wrongState' | 'correctionOpen' | 'correctionTooOften' | undefined {
  if (state !== 'approved') return 'wrongState';
  if (open) return 'correctionOpen';
  return asked < MOST_CORRECTIONS ? undefined : 'correctionTooOften';
}

/** Why a request that waits cannot be approved now. */
export const correctionObstacles = ['personGone', 'departmentGone', 'cardNumberHeld'] as const;
export type CorrectionObstacle = (typeof correctionObstacles)[number];

export type CorrectionAction = { kind: 'approve' } | { kind: 'return'; reason: string } | { kind: 'withdraw' };

/**
 * Decides what becomes of a request. A return needs a reason; nobody approves their own; and what cannot be carried out is
 * returned, not approved.
 * @param own whoever approves is the person (`isOwnRegistration`)
 */
export function decideCorrection(
  state: CorrectionState,
  action: CorrectionAction,
  { own, obstacle }: { own: boolean; obstacle: CorrectionObstacle | undefined } = { own: false, obstacle: undefined },
): Step<CorrectionState, 'wrongState' | 'reasonRequired' | 'ownRegistration' | 'correctionBlocked' | 'cardNumberHeld'> {
  switch (action.kind) {
    case 'withdraw':
      return decideStep(state, { from: ['pending'], to: 'withdrawn' });
    case 'return':
      return decideStep(state, { from: ['pending'], to: 'returned' }, reasonObjection(action.reason));
    case 'approve':
      return decideStep(
        state,
        { from: ['pending'], to: 'approved' },
        own ? 'ownRegistration' : obstacle === 'cardNumberHeld' ? 'cardNumberHeld' : obstacle && 'correctionBlocked',
      );
  }
}
