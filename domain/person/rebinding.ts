/**
 * Rebinding: a person who has a new WeChat asks that their registration follow them, and their institution decides
 * (rules: "States": one WeChat account is one person; rebinding needs the institution's approval and is logged).
 * `pending → approved | returned`; whoever was returned asks anew, so nothing leads back.
 */
import { reasonObjection } from '../kernel/reason';
import { decideStep, type Step } from '../kernel/step';
import { isSameName } from './name';
import { mayBeReleased, type RegistrationState } from './registration';
import { holdsNationalId } from './standing';
import { DAY_MS } from '../kernel/time';

export const rebindingStates = ['pending', 'approved', 'returned'] as const;
export type RebindingState = (typeof rebindingStates)[number];

/** Requests are counted over this time. */
export const REBINDING_PERIOD_MS = DAY_MS;
/** Requests of one WeChat within the period: each of them is somebody's work. */
export const MOST_REQUESTS_OF_WECHAT = 3;
/** Requests for one person from all WeChats. Higher, because strangers must not use up what its owner needs. */
export const MOST_REQUESTS_FOR_PERSON = 9;

/** What is known of a registration that somebody says is theirs. */
export interface ClaimedRegistration {
  name: string;
  state: RegistrationState;
  /** Whether another WeChat's request for this person waits already. */
  open: boolean;
  /** Requests for this person within {@link REBINDING_PERIOD_MS}, whatever became of them. */
  asked: number;
}

/**
 * Why a WeChat user may not ask at all, whatever they know; undefined when they may. A registration of their own that was
 * never approved is no obstacle: whoever registered by mistake from the new WeChat gives it up by asking.
 */
export function checkRebindingAsker({
  registration,
  open,
  asked,
}: {
  /** The state of the asker's own registration; undefined when there is none. */
  registration: RegistrationState | undefined;
  /** A request of this WeChat waits already. */
  open: boolean;
  /** Requests of this WeChat within {@link REBINDING_PERIOD_MS}, whatever became of them. */
  asked: number;
}): 'alreadyRegistered' | 'rebindingOpen' | 'rebindingTooOften' | undefined {
  if (registration !== undefined && !mayBeReleased(registration, { byOwner: true })) return 'alreadyRegistered';
  if (open) return 'rebindingOpen';
  return asked < MOST_REQUESTS_OF_WECHAT ? undefined : 'rebindingTooOften';
}

/**
 * What is wrong with asking for a registration; undefined when nothing is.
 *
 * Nobody registered under the ID, another name, and a registration that was never approved are one refusal: a stranger
 * who tries IDs and names is told nothing about the person behind them. Only who knows both hears of another's request.
 *
 * @param claimed the registration with the given national ID; undefined when there is none
 */
export function checkRebindingClaim({
  name,
  claimed,
}: {
  name: string;
  claimed: ClaimedRegistration | undefined;
}): 'rebindingNotMatched' | 'rebindingContested' | 'rebindingTooOften' | undefined {
  // Whoever left is still the person they were, and their last institution knows them.
  const matched = claimed !== undefined && holdsNationalId(claimed.state) && isSameName(claimed.name, name);
  if (!matched) return 'rebindingNotMatched';
  if (claimed.open) return 'rebindingContested';
  return claimed.asked < MOST_REQUESTS_FOR_PERSON ? undefined : 'rebindingTooOften';
}

const CHECK_CODES = 1_000_000;

/**
 * 核对码: six digits that only the phone shows from which somebody asked. The administrator has them told and types them, so
 * the request that is approved is that of the person they speak to, not that of somebody who knew name and national ID as well.
 * @param random a whole number of at least 32 random bits
 */
export const checkCodeOf = (random: number): string => String(random % CHECK_CODES).padStart(6, '0');

export type RebindingAction = { kind: 'approve'; checkCode: string } | { kind: 'return'; reason: string };

/** Why a request that waits cannot be approved: its WeChat or its phone became another person's meanwhile. */
export const rebindingObstacles = ['wechatTaken', 'phoneTaken'] as const;
export type RebindingObstacle = (typeof rebindingObstacles)[number];

/** What of a request its review depends on. */
export interface ReviewedRebinding {
  state: RebindingState;
  checkCode: string;
}

/**
 * Decides the institution's review. A return without a reason helps nobody and is refused (rules: "States"); an approval
 * takes somebody else than the one who asked, and the code that the applicant's phone shows.
 * @param own whoever reviews is the person, or has asked (`isOwnRegistration`)
 */
export function decideRebindingReview({
  request: { state, checkCode },
  own,
  action,
}: {
  request: ReviewedRebinding;
  own: boolean;
  action: RebindingAction;
}): Step<RebindingState, 'wrongState' | 'reasonRequired' | 'ownRebinding' | 'checkCodeWrong'> {
  if (action.kind === 'return') {
    return decideStep(state, { from: ['pending'], to: 'returned' }, reasonObjection(action.reason));
  }
  // No code is never the right one, whatever the request holds.
  const codeIsRight = action.checkCode !== '' && action.checkCode === checkCode;
  const objection = own ? 'ownRebinding' : codeIsRight ? undefined : 'checkCodeWrong';
  return decideStep(state, { from: ['pending'], to: 'approved' }, objection);
}

/** The owner of each thing that is one person's alone; undefined when it is nobody's. */
export interface BindingOwners {
  wechat: string | undefined;
  phone: string | undefined;
}

/** What stands against approving the request of a person; the phone may be the one they have had all along. */
export function rebindingObstacle(personId: string, owners: BindingOwners): RebindingObstacle | undefined {
  if (owners.wechat !== undefined) return 'wechatTaken';
  return owners.phone === undefined || owners.phone === personId ? undefined : 'phoneTaken';
}

/** By what WeChat knows a person: the account, and the phone it vouches for. */
export interface Binding {
  openid: string;
  phoneDigest: string;
  phoneMasked: string;
}

/** The person after an approval: bound to the new WeChat and its phone, in everything else as before. */
export function rebound<Bound extends Binding>(person: Bound, { openid, phoneDigest, phoneMasked }: Binding): Bound {
  return { ...person, openid, phoneDigest, phoneMasked };
}
