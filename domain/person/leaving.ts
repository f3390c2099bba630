/**
 * Leaving, coming back, and an approval that was a mistake (rules: "A person's life"): all by the institution. Leaving and the
 * withdrawal of an approval need a reason, which the person reads.
 */
import { reasonObjection } from '../kernel/reason';
import { decideStep, type Step } from '../kernel/step';
import type { Day } from '../kernel/time';
import type { RegistrationState } from './registration';

/** That somebody left, as it stays with them until an institution has them again. */
export interface Leaving {
  /** The last day at the institution, as it says. */
  day: Day;
  reason: string;
  at: number;
  by: string;
}

/**
 * `approved → left`: no new credits from now on. The day is a fact for the record and lies not ahead: whoever is still there has
 * not left, and nothing happens by itself on a later day.
 */
export function decideLeaving(
  state: RegistrationState,
  { reason, day, today }: { reason: string; day: Day; today: Day },
): Step<RegistrationState, 'wrongState' | 'reasonRequired' | 'leavingDayAhead'> {
  const objection = reasonObjection(reason) ?? (day > today ? 'leavingDayAhead' : undefined);
  return decideStep(state, { from: ['approved'], to: 'left' }, objection);
}

/** `left → approved`: the institution has its person again, also where leaving was noted by mistake. Nobody takes themselves back. */
export const decideTakingBack = (
  state: RegistrationState,
  { own }: { own: boolean },
): Step<RegistrationState, 'wrongState' | 'ownRegistration'> =>
  decideStep(state, { from: ['left'], to: 'approved' }, own ? 'ownRegistration' : undefined);

/**
 * `approved → returned`: the approval was a mistake. The person corrects what is wrong and hands in anew; what was granted stays in the
 * ledger until it is reversed, which is a decision of its own.
 */
export const decideApprovalWithdrawal = (
  state: RegistrationState,
  { reason }: { reason: string },
): Step<RegistrationState, 'wrongState' | 'reasonRequired'> =>
  decideStep(state, { from: ['approved'], to: 'returned' }, reasonObjection(reason));
