import {
  ATTEMPT_KEPT_MS,
  BUDGETS,
  decideRateLimit,
  type BudgetName,
  type RateLimitDecision,
} from '../../domain/kernel/rate-limit';
import type { Database, Transaction } from './database';
import type { Attempts } from './documents';

/** Whose failures count: of the WeChat user who tries, and on what is tried at (an account, a national ID). Digests. */
export interface RateLimitKeys {
  byOpenid: string;
  byTarget: string;
}

/**
 * Asks for one try and counts it at once, before it is known whether it is right: a hundred guesses sent together are a
 * hundred tries. What turns out right takes the count back with {@link resetRateLimit}.
 *
 * `repeatsCount`: whether a target that this user has tried already counts again. It does where each try guesses
 * something else about the target (a password, a name), not where the target itself is the guess.
 */
export function countAttempt(
  db: Database,
  { budget: name, repeatsCount = true, ...keys }: RateLimitKeys & { budget: BudgetName; repeatsCount?: boolean },
  now: number,
): Promise<RateLimitDecision> {
  const budget = BUDGETS[name];
  const isShared = budget.together.length > 0;
  return db.transaction(async (tx) => {
    const own = await failuresOf(tx, keys.byOpenid, now);
    const together = isShared ? await failuresOf(tx, keys.byTarget, now) : [];
    const instants = (failures: Failures) => failures.map(({ at }) => at);
    const decision = decideRateLimit({ budget, own: instants(own), together: instants(together), now });
    if (decision.kind === 'wait') return decision;
    if (!repeatsCount && own.some((failure) => failure.target === keys.byTarget)) return decision;
    await putFailures(tx, keys.byOpenid, [...own, { at: now, target: keys.byTarget }], now);
    if (isShared) await putFailures(tx, keys.byTarget, [...together, { at: now, target: keys.byOpenid }], now);
    return decision;
  });
}

type Failures = Attempts['failures'];

/** Those that may still count, see {@link decideRateLimit}. */
async function failuresOf(tx: Transaction, id: string, now: number): Promise<Failures> {
  const failures = (await tx.get('attempts', id))?.failures ?? [];
  return failures.filter(({ at }) => now - at < ATTEMPT_KEPT_MS);
}

const putFailures = (tx: Transaction, id: string, failures: Failures, latestAt: number): Promise<void> =>
  tx.put('attempts', { _id: id, failures, latestAt });

/**
 * After the right answer for a target: nothing is held against this WeChat user for it any more. What they tried wrong at other targets
 * stays, or a guesser could clear their count with an account of their own; so does what others tried wrong at this one, or each
 * right answer would give them a new day.
 */
export async function resetRateLimit(tx: Transaction, { byOpenid, byTarget }: RateLimitKeys): Promise<void> {
  await forget(tx, byOpenid, byTarget);
  await forget(tx, byTarget, byOpenid);
}

async function forget(tx: Transaction, id: string, target: string): Promise<void> {
  const kept = await tx.get('attempts', id);
  if (!kept) return;
  const others = kept.failures.filter((failure) => failure.target !== target);
  if (others.length === 0) await tx.remove('attempts', id);
  else if (others.length < kept.failures.length) await tx.put('attempts', { ...kept, failures: others });
}
