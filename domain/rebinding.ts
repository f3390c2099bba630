/**
 * Rebinding: a person who has a new WeChat asks for his registration to follow him, and his institution decides
 * (rules: "States": one openid is one WeChat account; rebinding needs the institution's approval and is logged).
 * `pending → approved | returned`; whoever was returned asks anew, so nothing leads back.
 */
import { isReason } from './reason';
import type { RegistrationState } from './registration';

export const rebindingStates = ['pending', 'approved', 'returned'] as const;
export type RebindingState = (typeof rebindingStates)[number];

/**
 * One name, one spelling: compatibility forms and full-width letters as their plain ones, no blanks, one kind of middle
 * dot (阿依古丽·买买提), capitals.
 */
export function normaliseName(name: string): string {
  return name
    .normalize('NFKC')
    .replace(/\s/g, '')
    .replace(/[\u2022\u2027\u2219\u22c5\u30fb]/g, '\u00b7')
    .toUpperCase()
    .normalize('NFKC');
}

export const rebindingRequestRefusals = ['callerRegistered', 'notMatched', 'alreadyOpen'] as const;
export type RebindingRequestRefusal = (typeof rebindingRequestRefusals)[number];

/** What is known of a registration that somebody says is his. */
export interface ClaimedRegistration {
  name: string;
  state: RegistrationState;
  /** Whether a request for this person waits already. */
  open: boolean;
}

/** Why a WeChat user may not ask at all, whatever he knows; undefined when he may. */
export function checkRebindingAsker({
  registered,
  open,
}: {
  registered: boolean;
  /** A request of this WeChat waits already. */
  open: boolean;
}): RebindingRequestRefusal | undefined {
  if (registered) return 'callerRegistered';
  return open ? 'alreadyOpen' : undefined;
}

/**
 * What is wrong with asking for a registration; undefined when nothing is.
 *
 * Nobody registered under the ID, another name, and a registration that was never approved are one refusal: a stranger
 * who tries IDs and names is told nothing about the person behind them. Only who knows both hears of an open request.
 *
 * @param claimed the registration with the given national ID; undefined when there is none
 */
export function checkRebindingClaim({
  name,
  claimed,
}: {
  name: string;
  claimed: ClaimedRegistration | undefined;
}): RebindingRequestRefusal | undefined {
  const matched = claimed?.state === 'approved' && normaliseName(claimed.name) === normaliseName(name);
  if (!matched) return 'notMatched';
  return claimed.open ? 'alreadyOpen' : undefined;
}

export type RebindingAction = { kind: 'approve' } | { kind: 'return'; reason: string };

/** Why a request that waits cannot be approved: its WeChat or its phone became another person's meanwhile. */
export const rebindingObstacles = ['wechatTaken', 'phoneTaken'] as const;
export type RebindingObstacle = (typeof rebindingObstacles)[number];

export const rebindingReviewRefusals = ['rebindingStateForbids', 'reasonMissing'] as const;
export type RebindingReviewRefusal = (typeof rebindingReviewRefusals)[number];

/** Decides the institution's review. A return without a reason helps nobody and is refused (rules: "States"). */
export function decideRebindingReview({
  state,
  action,
}: {
  state: RebindingState;
  action: RebindingAction;
}): { kind: 'move'; to: RebindingState } | { kind: 'refuse'; reason: RebindingReviewRefusal } {
  if (state !== 'pending') return { kind: 'refuse', reason: 'rebindingStateForbids' };
  if (action.kind === 'approve') return { kind: 'move', to: 'approved' };
  return isReason(action.reason) ? { kind: 'move', to: 'returned' } : { kind: 'refuse', reason: 'reasonMissing' };
}

/** The owner of each thing that is one person's alone; undefined when it is nobody's. */
export interface BindingOwners {
  wechat: string | undefined;
  phone: string | undefined;
}

/** What stands against approving the request of a person; the phone may be the one he has had all along. */
export function rebindingObstacle(personId: string, owners: BindingOwners): RebindingObstacle | undefined {
  if (owners.wechat !== undefined) return 'wechatTaken';
  return owners.phone === undefined || owners.phone === personId ? undefined : 'phoneTaken';
}

/** By what WeChat knows a person: his account, and the phone it vouches for. */
export interface Binding {
  openid: string;
  phoneDigest: string;
  phoneMasked: string;
}

/** The person after an approval: bound to the new WeChat and its phone, in everything else as he was. */
export function rebound<Bound extends Binding>(person: Bound, { openid, phoneDigest, phoneMasked }: Binding): Bound {
  return { ...person, openid, phoneDigest, phoneMasked };
}
