import {
  ATTEMPT_PERIOD_MS,
  ATTEMPT_WAIT_MS,
  decideRateLimit,
  type RateLimitDecision,
} from '../../domain/kernel/rate-limit';
import type { Database, Transaction } from './database';
import type { Attempts } from './documents';

/** A failure may count this long. */
export const ATTEMPT_KEPT_MS = ATTEMPT_PERIOD_MS + ATTEMPT_WAIT_MS;

/** Whose failures count: of the WeChat user who tries, and on what is tried at (an account, a national ID). Digests. */
export interface RateLimitKeys {
  byOpenid: string;
  byTarget: string;
}

/**
 * Asks for one try and counts it at once, before it is known whether it is right: a hundred guesses sent together are a
 * hundred tries. What turns out right takes the count back with {@link resetRateLimit}.
 *
 * @param repeatsCount whether a target that this user has tried already counts again. It does where each try guesses
 *   something else about the target (a password, a name), not where the target itself is the guess.
 */
export function countAttempt(
  db: Database,
  keys: RateLimitKeys,
  { now, repeatsCount }: { now: number; repeatsCount: boolean },
): Promise<RateLimitDecision> {
  return db.transaction(async (tx) => {
    const own = await failuresOf(tx, keys.byOpenid, now);
    const target = await failuresOf(tx, keys.byTarget, now);
    const instants = (failures: Failures) => failures.map(({ at }) => at);
    const decision = decideRateLimit({ failuresByOpenid: instants(own), failuresByTarget: instants(target), now });
    if (decision.kind === 'wait') return decision;
    if (!repeatsCount && own.some((failure) => failure.target === keys.byTarget)) return decision;
    const failure = { at: now, target: keys.byTarget };
    await tx.put('attempts', { _id: keys.byOpenid, failures: [...own, failure], latestAt: now });
    await tx.put('attempts', { _id: keys.byTarget, failures: [...target, failure], latestAt: now });
    return decision;
  });
}

type Failures = Attempts['failures'];

/** Those that may still count, see {@link decideRateLimit}. */
async function failuresOf(tx: Transaction, id: string, now: number): Promise<Failures> {
  const failures = (await tx.get('attempts', id))?.failures ?? [];
  return failures.filter(({ at }) => now - at < ATTEMPT_KEPT_MS);
}

/**
 * After the right answer for a target: nothing is held against the target any more, nor against this WeChat user for it.
 * What they tried wrong at other targets stays, or a guesser could clear the count with an account of their own.
 */
export async function resetRateLimit(tx: Transaction, keys: RateLimitKeys): Promise<void> {
  const own = await tx.get('attempts', keys.byOpenid);
  const target = await tx.get('attempts', keys.byTarget);
  if (own) {
    const others = own.failures.filter((failure) => failure.target !== keys.byTarget);
    await tx.put('attempts', { ...own, failures: others });
  }
  if (target) await tx.remove('attempts', keys.byTarget);
}
