/**
 * What the state of a registration means for everything else: check-ins, credits, seats, the national ID. The one place that says it;
 * whoever asks whether a person counts asks here, and never compares a state (rules: "States": only approved trainees get credits, M13).
 */
import type { RegistrationState } from './registration';

/** What of a person their standing depends on. */
export interface Standing {
  state: RegistrationState;
  /** The request for another institution, or for coming back, that is under way; missing when there is none. */
  transferId?: string;
}

/** What a check-in made now is: it counts, it counts once somebody has approved its person, or it is refused. */
export type CheckInStanding = 'counts' | 'provisional' | 'registrationReturned' | 'registrationLeft';

interface Meaning {
  checkIn: CheckInStanding;
  /** Check-ins count in an analysis, and a grant gives credits. */
  earns: boolean;
  /** The national ID is this person's: nobody else is approved with it, and a new WeChat account may ask for the registration. */
  holdsNationalId: boolean;
}

const meanings: Record<RegistrationState, Meaning> = {
  pending: { checkIn: 'provisional', earns: false, holdsNationalId: false },
  approved: { checkIn: 'counts', earns: true, holdsNationalId: true },
  returned: { checkIn: 'registrationReturned', earns: false, holdsNationalId: false },
  // Whoever left stays the person they were; credits wait until an institution has them again.
  left: { checkIn: 'registrationLeft', earns: false, holdsNationalId: true },
};

/** The states whose people have their national ID, for queries. */
export const holdingStates: readonly RegistrationState[] = ['approved', 'left'];

/**
 * Whether a check-in is taken. Somebody who left and has asked an institution to take them is like somebody who has just registered:
 * the check-in is provisional, and counts if they are approved before the analysis.
 */
export function checkInStanding({ state, transferId }: Standing): CheckInStanding {
  return state === 'left' && transferId !== undefined ? 'provisional' : meanings[state].checkIn;
}

/** Whether check-ins of a person count, and a grant gives them credits; undefined is nobody. */
export const earnsCredits = (state: RegistrationState | undefined): boolean =>
  state !== undefined && meanings[state].earns;

/** Whether the national ID is this person's alone. */
export const holdsNationalId = (state: RegistrationState): boolean => meanings[state].holdsNationalId;

/** Whether a person keeps the seat they have under a cap: as long as their check-ins are taken. */
export function keepsSeats(standing: Standing | undefined): boolean {
  if (standing === undefined) return false;
  const checkIn = checkInStanding(standing);
  return checkIn === 'counts' || checkIn === 'provisional';
}
