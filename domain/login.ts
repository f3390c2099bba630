/** Throttle and password policy of the institution account (M1): repeated failures wait, no captcha picture. */
import { MINUTE_MS } from './time';

export const LOGIN_PERIOD_MS = 15 * MINUTE_MS;
export const LOGIN_WAIT_MS = 15 * MINUTE_MS;
/** Failures of one WeChat user within the period. */
const MAX_FAILURES_BY_OPENID = 5;
/**
 * Failures on one account from all WeChat users together. Higher, because a stranger who knows an account's name
 * must not lock its administrators out with five wrong guesses.
 */
export const MAX_FAILURES_BY_ACCOUNT = 20;

export type LoginDecision = { kind: 'try'; attemptsLeft: number } | { kind: 'wait'; until: number };

type Throttle = { waitUntil: number | undefined; left: number };

/**
 * The wait that a list of failures imposes: 15 minutes from the last one of any `max` within 15 minutes. A failure that
 * lies a little ahead of `now` counts as one of now: guesses sent together are judged in any order, each with the
 * instant at which it arrived and by an instance with a clock of its own.
 */
function throttle(failures: readonly number[], max: number, now: number): Throttle {
  const past = failures
    .filter((at) => at - now < LOGIN_PERIOD_MS)
    .map((at) => Math.min(at, now))
    .sort((a, b) => a - b);
  let waitUntil: number | undefined;
  past.forEach((at, index) => {
    const first = past[index - max + 1];
    if (first !== undefined && at - first < LOGIN_PERIOD_MS) waitUntil = at + LOGIN_WAIT_MS;
  });
  const recent = past.filter((at) => now - at < LOGIN_PERIOD_MS).length;
  return {
    waitUntil: waitUntil !== undefined && now < waitUntil ? waitUntil : undefined,
    left: Math.max(0, max - recent),
  };
}

/**
 * Whether a password may be tried now. The arguments are the instants (epoch ms) of failed attempts since the last success;
 * those older than 30 minutes may be left out. Refused attempts are not failures and must not be recorded as such.
 */
export function decideLogin({
  failuresByOpenid,
  failuresByAccount,
  now,
}: {
  failuresByOpenid: readonly number[];
  failuresByAccount: readonly number[];
  now: number;
}): LoginDecision {
  const own = throttle(failuresByOpenid, MAX_FAILURES_BY_OPENID, now);
  const account = throttle(failuresByAccount, MAX_FAILURES_BY_ACCOUNT, now);
  if (own.waitUntil !== undefined || account.waitUntil !== undefined) {
    return { kind: 'wait', until: Math.max(own.waitUntil ?? 0, account.waitUntil ?? 0) };
  }
  return { kind: 'try', attemptsLeft: Math.min(own.left, account.left) };
}

export const passwordProblems = [
  'passwordSpaceAtEnd',
  'passwordTooShort',
  'passwordTooLong',
  'passwordTooPlain',
  'passwordContainsAccount',
] as const;
export type PasswordProblem = (typeof passwordProblems)[number];

const MIN_PASSWORD_LENGTH = 10;
/** Long enough for a sentence, short enough that hashing it costs nothing unusual. */
const MAX_PASSWORD_LENGTH = 128;

/**
 * The first objection to a new password, or undefined: 10–128 characters, letters and digits, without the account's name,
 * and no blanks at its ends: who signs in may have them from pasting, and pages leave them away.
 */
export function checkPassword({
  password,
  account,
}: {
  password: string;
  account: string;
}): PasswordProblem | undefined {
  if (password !== password.trim()) return 'passwordSpaceAtEnd';
  if (password.length < MIN_PASSWORD_LENGTH) return 'passwordTooShort';
  if (password.length > MAX_PASSWORD_LENGTH) return 'passwordTooLong';
  if (!/\p{L}/u.test(password) || !/\d/.test(password)) return 'passwordTooPlain';
  if (account !== '' && password.toLowerCase().includes(account.toLowerCase())) return 'passwordContainsAccount';
  return undefined;
}
