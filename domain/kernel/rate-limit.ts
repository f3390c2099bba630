/** How often something that can be guessed may be tried (M1): repeated failures wait, no captcha picture. */
import { DAY_MS, MINUTE_MS } from './time';

const QUARTER_MS = 15 * MINUTE_MS;

/** At most so many failures in any span of this length. */
interface Limit {
  most: number;
  withinMs: number;
}

/** `own`: failures of one WeChat. `together`: those of all WeChats that share the budget, at one target. */
export interface Budget {
  own: readonly Limit[];
  together: readonly Limit[];
}

/** Enough for somebody who tries out which of their passwords it was, and too few to guess by hand. */
const OWN: readonly Limit[] = [
  { most: 5, withinMs: QUARTER_MS },
  { most: 30, withinMs: DAY_MS },
];

/** One a minute, for somebody who presses again before the first has come; and few a day. */
const SENT_CODES: readonly Limit[] = [
  { most: 1, withinMs: MINUTE_MS },
  { most: 5, withinMs: QUARTER_MS },
  { most: 10, withinMs: DAY_MS },
];

/** Every budget there is, with its reason. Whoever has a budget of their own is never stopped by what others do. */
export const BUDGETS = {
  /**
   * The password of an account, from a WeChat that never signed in to it. Openids are cheap, so all of them together have a bound by
   * the day: a hundred guesses a day find no password that the rules let through. Who uses it up locks out strangers alone.
   */
  strangersPassword: {
    own: OWN,
    together: [
      { most: 20, withinMs: QUARTER_MS },
      { most: 100, withinMs: DAY_MS },
    ],
  },
  /** The same from a WeChat that has signed in to this account before: strangers must not lock its people out. */
  knownPassword: { own: OWN, together: [] },
  /** The present password, asked of somebody who is signed in: a phone in the wrong hands should not find it out. */
  signedInPassword: { own: OWN, together: [] },
  /**
   * A national ID that somebody registers: what becomes of it tells whether it is registered. Nothing else about it can be
   * guessed, so the ID itself has no bound: a stranger who tries it must not keep its owner from registering.
   */
  registeredId: { own: OWN, together: [] },
  /**
   * Name and national ID together, looked up while somebody registers. It tells what asking for a rebinding tells, without a phone, so it
   * has the same bounds and is counted apart: whoever uses it up keeps nobody from registering or from their rebinding.
   */
  askedId: {
    own: OWN,
    together: [
      { most: 20, withinMs: QUARTER_MS },
      { most: 60, withinMs: DAY_MS },
    ],
  },
  /** Name and national ID together, asked for by a WeChat of which nothing is known: names can be guessed from many WeChats. */
  claimedId: {
    own: OWN,
    together: [
      { most: 20, withinMs: QUARTER_MS },
      { most: 60, withinMs: DAY_MS },
    ],
  },
  /** The same with the phone on record: by that the owner goes on when strangers have used the budget of their ID up. */
  ownersId: { own: OWN, together: [] },
  /** 核对码 of one request: six digits, and only people of one institution can type them. */
  checkCode: { own: OWN, together: [{ most: 20, withinMs: QUARTER_MS }] },
  /**
   * 短信验证码 that are sent. Each costs money and reaches somebody's phone, so the number has a bound too: whoever uses it up for another
   * one leaves them WeChat's phone button.
   */
  sentPhoneCode: { own: SENT_CODES, together: SENT_CODES },
  /** A code by SMS that somebody types; it is good for their own WeChat account alone. */
  phoneCode: { own: OWN, together: [] },
  /** The code of an invitation has 80 bits; whoever tries codes without end is a machine. */
  invitationCode: { own: OWN, together: [] },
} as const satisfies Record<string, Budget>;
export type BudgetName = keyof typeof BUDGETS;

/** No failure counts longer than this. */
export const ATTEMPT_KEPT_MS = DAY_MS;

/** `byOthers`: the caller's own failures would not make them wait. */
export type RateLimitDecision = { kind: 'try' } | { kind: 'wait'; until: number; byOthers: boolean };

/**
 * The instant until which a list of failures makes wait; undefined when there is none. A failure that lies a little ahead of
 * `now` counts as one of now: guesses sent together are judged in any order, each with the instant at which it arrived and by an
 * instance with a clock of its own. One that lies far ahead is of a clock that was wrong.
 */
function waitUntil(failures: readonly number[], limits: readonly Limit[], now: number): number | undefined {
  const past = failures
    .filter((at) => at - now < QUARTER_MS)
    .map((at) => Math.min(at, now))
    .sort((a, b) => a - b);
  const waits = limits.flatMap(({ most, withinMs }) => {
    const first = past[past.length - most];
    return first !== undefined && now - first < withinMs ? [first + withinMs] : [];
  });
  return waits.length === 0 ? undefined : Math.max(...waits);
}

/**
 * Whether a password, or whatever else is guessed, may be tried now. The arguments are the instants (epoch ms) of failed attempts
 * since the last success; those older than a day may be left out. Refused attempts are not failures and must not be recorded as
 * such.
 */
export function decideRateLimit({
  budget,
  own,
  together,
  now,
}: {
  budget: Budget;
  own: readonly number[];
  together: readonly number[];
  now: number;
}): RateLimitDecision {
  const ownWait = waitUntil(own, budget.own, now);
  const togetherWait = waitUntil(together, budget.together, now);
  if (ownWait === undefined && togetherWait === undefined) return { kind: 'try' };
  return { kind: 'wait', until: Math.max(ownWait ?? 0, togetherWait ?? 0), byOthers: ownWait === undefined };
}
