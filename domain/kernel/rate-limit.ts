/** Whether something that can be guessed may be tried now (M1): repeated failures wait, no captcha picture. */
import { MINUTE_MS } from './time';

export const ATTEMPT_PERIOD_MS = 15 * MINUTE_MS;
export const ATTEMPT_WAIT_MS = 15 * MINUTE_MS;
/** Failures of one WeChat user within the period. */
const MAX_FAILURES_BY_OPENID = 5;
/**
 * Failures at one target (an account, a national ID, a check code) from all WeChat users together. Higher, because a
 * stranger who knows an account's name must not lock its administrators out with five wrong guesses.
 */
export const MAX_FAILURES_BY_TARGET = 20;

export type RateLimitDecision = { kind: 'try'; attemptsLeft: number } | { kind: 'wait'; until: number };

type Throttle = { waitUntil: number | undefined; left: number };

/**
 * The wait that a list of failures imposes: 15 minutes from the last one of any `max` within 15 minutes. A failure that
 * lies a little ahead of `now` counts as one of now: guesses sent together are judged in any order, each with the
 * instant at which it arrived and by an instance with a clock of its own.
 */
function throttle(failures: readonly number[], max: number, now: number): Throttle {
  const past = failures
    .filter((at) => at - now < ATTEMPT_PERIOD_MS)
    .map((at) => Math.min(at, now))
    .sort((a, b) => a - b);
  let waitUntil: number | undefined;
  past.forEach((at, index) => {
    const first = past[index - max + 1];
    if (first !== undefined && at - first < ATTEMPT_PERIOD_MS) waitUntil = at + ATTEMPT_WAIT_MS;
  });
  const recent = past.filter((at) => now - at < ATTEMPT_PERIOD_MS).length;
  return {
    waitUntil: waitUntil !== undefined && now < waitUntil ? waitUntil : undefined,
    left: Math.max(0, max - recent),
  };
}

/**
 * Whether a password, or whatever else is guessed, may be tried now. The arguments are the instants (epoch ms) of failed attempts since the last success;
 * those older than 30 minutes may be left out. Refused attempts are not failures and must not be recorded as such.
 */
export function decideRateLimit({
  failuresByOpenid,
  failuresByTarget,
  now,
}: {
  failuresByOpenid: readonly number[];
  failuresByTarget: readonly number[];
  now: number;
}): RateLimitDecision {
  const own = throttle(failuresByOpenid, MAX_FAILURES_BY_OPENID, now);
  const target = throttle(failuresByTarget, MAX_FAILURES_BY_TARGET, now);
  if (own.waitUntil !== undefined || target.waitUntil !== undefined) {
    return { kind: 'wait', until: Math.max(own.waitUntil ?? 0, target.waitUntil ?? 0) };
  }
  return { kind: 'try', attemptsLeft: Math.min(own.left, target.left) };
}
