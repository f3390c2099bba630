/**
 * A trainee's registration and its review by the institution (M13): `pending → approved | returned → pending`, and of the
 * approved `approved → left → approved` (domain/person/leaving.ts). What a state means for everything else: domain/person/standing.ts.
 */
import { reasonObjection } from '../kernel/reason';
import { decideStep, type Step } from '../kernel/step';

export const registrationStates = ['pending', 'approved', 'returned', 'left'] as const;
export type RegistrationState = (typeof registrationStates)[number];

/** The institution's decision. */
export type RegistrationReview = { kind: 'approve' } | { kind: 'return'; reason: string };

/** What stands beside a registration when it is approved. */
export interface ApprovalFacts {
  /** Whoever reviews is the one who registered: see {@link isOwnRegistration}. */
  own: boolean;
  /** Another approved person has its national ID. */
  held: boolean;
  /** Another registration with its national ID waits or was returned, and the reviewer has not seen it. */
  rivalUnseen: boolean;
}

/**
 * Decides a review. A return without a reason helps nobody and is refused (rules: "States"). An approval settles whose the
 * national ID is (rules: "National ID"): nobody approves themselves, nor what another approved person holds, nor one of two
 * claims without having seen the other.
 */
export function decideRegistrationReview(
  state: RegistrationState,
  review: RegistrationReview,
  { own, held, rivalUnseen }: ApprovalFacts,
): Step<
  RegistrationState,
  'wrongState' | 'reasonRequired' | 'ownRegistration' | 'nationalIdHeld' | 'nationalIdContested'
> {
  if (review.kind === 'return') {
    return decideStep(state, { from: ['pending'], to: 'returned' }, reasonObjection(review.reason));
  }
  const objection = own ? 'ownRegistration' : held ? 'nationalIdHeld' : rivalUnseen ? 'nationalIdContested' : undefined;
  return decideStep(state, { from: ['pending'], to: 'approved' }, objection);
}

/** By what somebody is known: a WeChat account, a national ID, a phone. */
export interface Identity {
  openid: string;
  nationalIdDigest: string;
  phoneDigest: string;
}

/**
 * Whether a registration is that of whoever reviews it: made from their WeChat account, or with the national ID or phone that
 * they are known by. A second WeChat account makes nobody another person.
 */
export const isOwnRegistration = (registration: Identity, reviewer: Partial<Identity>): boolean =>
  (['openid', 'nationalIdDigest', 'phoneDigest'] as const).some((key) => registration[key] === reviewer[key]);

/**
 * Whether its owner may correct it by the form: a waiting one waits on, a returned one waits again. An approved one stays, and one
 * that has left asks for a transfer.
 */
export const mayBeCorrected = (state: RegistrationState): boolean => state === 'pending' || state === 'returned';

/** What a form does that a WeChat account hands in. */
export type HandIn =
  /** The account has no registration yet. */
  | { kind: 'register' }
  /** Its registration is handed in anew; the national ID stays. */
  | { kind: 'correct' }
  /** Another national ID is another person: a registration of their own, and the former one is released as it is. */
  | { kind: 'replace' }
  | { kind: 'refuse'; reason: 'alreadyRegistered' | 'nationalIdFixed' };

/**
 * Decides what a form is. The national ID is the person (rules: "National ID"): it never changes under a registration. What
 * a person recorded stays theirs, so with records the owner must have said that somebody else registers now; a mistyped ID of
 * such a registration is corrected by the institution alone.
 */
export function decideHandIn({
  before,
  sameNationalId,
  hasRecords,
  saysAnother,
}: {
  /** The account's registration; undefined when it has none. */
  before: { state: RegistrationState; approvedAt?: number } | undefined;
  sameNationalId: boolean;
  /** The registration has attendance records. */
  hasRecords: boolean;
  /** Whoever hands it in has said that they are another person than the one who registered. */
  saysAnother: boolean;
}): HandIn {
  if (before === undefined) return { kind: 'register' };
  if (!mayBeCorrected(before.state)) return { kind: 'refuse', reason: 'alreadyRegistered' };
  if (sameNationalId) return { kind: 'correct' };
  if (before.approvedAt !== undefined || (hasRecords && !saysAnother)) {
    return { kind: 'refuse', reason: 'nationalIdFixed' };
  }
  return { kind: 'replace' };
}

/** Who somebody said they were before, as the reviewer of a later form may read it. */
export interface EarlierIdentity {
  /** When that form was handed in, epoch milliseconds. */
  at: number;
  name: string;
  nationalIdMasked: string;
  phoneMasked: string;
}

/** The first one is kept for good, and of the later ones the newest. */
const MOST_EARLIER = 20;

/** The earlier identities of a registration, once another one takes the place of `last`; unchanged ones are not repeated. */
export function withEarlier(
  earlier: readonly EarlierIdentity[],
  last: EarlierIdentity,
  next: Omit<EarlierIdentity, 'at'>,
): EarlierIdentity[] {
  const unchanged = (['name', 'nationalIdMasked', 'phoneMasked'] as const).every((key) => last[key] === next[key]);
  if (unchanged) return [...earlier];
  const { at, name, nationalIdMasked, phoneMasked } = last;
  const all = [...earlier, { at, name, nationalIdMasked, phoneMasked }];
  return all.length <= MOST_EARLIER ? all : [...all.slice(0, 1), ...all.slice(1 - MOST_EARLIER)];
}

/**
 * Whether a registration may let go of its WeChat account and its phone: it was returned, or its approval was withdrawn, so it is nobody's
 * way to credits. Its own WeChat user may give it up while it still waits. What was recorded and granted stays with it.
 */
export const mayBeReleased = (state: RegistrationState, { byOwner }: { byOwner: boolean }): boolean =>
  state === 'returned' || (byOwner && state === 'pending');

/** What one registration alone can have. */
export interface RegistrationKeys {
  openid: string;
  phoneDigest: string;
}

/** What stands in place of a key that a registration has let go of: nobody's, and different for each, as unique indexes demand. */
const nobodys = (registrationId: string): string => `released:${registrationId}`;

/**
 * A registration that was released: it stays as it was read and decided, returned for good, and its keys are free for
 * another one. Its national ID stays its own, and so does what was recorded for it.
 */
export function released<Registration extends RegistrationKeys & { _id: string; state: RegistrationState }>(
  registration: Registration,
): Registration {
  const key = nobodys(registration._id);
  return { ...registration, openid: key, phoneDigest: key, state: 'returned' };
}

export const isReleased = ({ _id, openid }: { _id: string; openid: string }): boolean => openid === nobodys(_id);

/** A registration whose phone passed to somebody else, who has it by WeChat's word; everything else stays its own. */
export const withoutPhone = <Registration extends { _id: string; phoneDigest: string; phoneMasked: string }>(
  registration: Registration,
): Registration => ({ ...registration, phoneDigest: nobodys(registration._id), phoneMasked: '' });

/** Whether a registration has a phone: one whose phone passed to another has to verify one before it is handed in again. */
export const hasPhone = ({ _id, phoneDigest }: { _id: string; phoneDigest: string }): boolean =>
  phoneDigest !== nobodys(_id);
