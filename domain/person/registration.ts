/** A trainee's registration and its review by the institution (M13): `pending → approved | returned → pending`. */
import { isReason } from '../kernel/reason';

export const registrationStates = ['pending', 'approved', 'returned'] as const;
export type RegistrationState = (typeof registrationStates)[number];

/** `approve` and `return` are the institution's, `resubmit` is the trainee's answer to a return. */
export type RegistrationAction = { kind: 'approve' } | { kind: 'return'; reason: string } | { kind: 'resubmit' };

export const registrationRefusals = ['registrationStateForbids', 'reasonMissing'] as const;
export type RegistrationRefusal = (typeof registrationRefusals)[number];

export type RegistrationDecision =
  { kind: 'move'; to: RegistrationState } | { kind: 'refuse'; reason: RegistrationRefusal };

const FROM: Record<RegistrationAction['kind'], { from: RegistrationState; to: RegistrationState }> = {
  approve: { from: 'pending', to: 'approved' },
  return: { from: 'pending', to: 'returned' },
  resubmit: { from: 'returned', to: 'pending' },
};

/** Decides one step of a registration. A return without a reason helps nobody and is refused (rules: "States"). */
export function decideRegistrationTransition({
  state,
  action,
}: {
  state: RegistrationState;
  action: RegistrationAction;
}): RegistrationDecision {
  const step = FROM[action.kind];
  if (state !== step.from) return { kind: 'refuse', reason: 'registrationStateForbids' };
  if (action.kind === 'return' && !isReason(action.reason)) return { kind: 'refuse', reason: 'reasonMissing' };
  return { kind: 'move', to: step.to };
}

/**
 * Whether a registration may let go of its WeChat, national ID and phone: nobody has ever approved it, and it was returned.
 * Its own WeChat user may give it up while it still waits.
 */
export const mayBeReleased = (state: RegistrationState, { byOwner }: { byOwner: boolean }): boolean =>
  state === 'returned' || (byOwner && state === 'pending');

/** What one registration alone can have. */
export interface RegistrationKeys {
  openid: string;
  nationalIdDigest: string;
  phoneDigest: string;
}

/** What stands in place of a key of a released registration: nobody's, and different for each, as unique indexes demand. */
const nobodys = (registrationId: string): string => `released:${registrationId}`;

/**
 * A registration that was released: it stays as it was read and decided, returned for good, and its keys are free for
 * another one.
 */
export function released<Registration extends RegistrationKeys & { _id: string; state: RegistrationState }>(
  registration: Registration,
): Registration {
  const key = nobodys(registration._id);
  return { ...registration, openid: key, nationalIdDigest: key, phoneDigest: key, state: 'returned' };
}

export const isReleased = ({ _id, openid }: { _id: string; openid: string }): boolean => openid === nobodys(_id);
