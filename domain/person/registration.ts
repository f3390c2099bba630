/** A trainee's registration and its review by the institution (M13): `pending → approved | returned → pending`. */
import { reasonObjection } from '../kernel/reason';
import { decideStep, type Step } from '../kernel/step';

export const registrationStates = ['pending', 'approved', 'returned'] as const;
export type RegistrationState = (typeof registrationStates)[number];

/** The institution's decision. */
export type RegistrationReview = { kind: 'approve' } | { kind: 'return'; reason: string };

/** Decides a review. A return without a reason helps nobody and is refused (rules: "States"). */
export function decideRegistrationReview(
  state: RegistrationState,
  review: RegistrationReview,
): Step<RegistrationState, 'wrongState' | 'reasonRequired'> {
  if (review.kind === 'approve') return decideStep(state, { from: ['pending'], to: 'approved' });
  return decideStep(state, { from: ['pending'], to: 'returned' }, reasonObjection(review.reason));
}

/** Whether its owner may correct it: a waiting one waits on, a returned one waits again, an approved one stays. */
export const mayBeCorrected = (state: RegistrationState): boolean => state !== 'approved';

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
