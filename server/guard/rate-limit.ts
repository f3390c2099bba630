import type { BudgetName, RateLimitDecision } from '../../domain/kernel/rate-limit';
import type { Context } from '../call/context';
import type { Refusing } from '../call/refusal';
import { countAttempt, type RateLimitKeys } from '../data/rate-limits';

/** One more try of something that could be guessed: out of which budget, and under what it counts. */
export interface Attempt extends RateLimitKeys {
  budget: BudgetName;
  /** See `countAttempt`; they do when not given. */
  repeatsCount?: boolean;
}

/**
 * Uses up one try of something that could be guessed, before anything is told that depends on it. To be taken back with
 * `resetRateLimit` once it was right.
 * @throws Refusal `tooManyAttempts` with the instant from which on it may be tried again
 */
export async function spendRateLimit(
  context: Pick<Context, 'db' | 'at'> & Refusing<'tooManyAttempts'>,
  attempt: Attempt,
): Promise<void> {
  const decision = await countAttempt(context.db, attempt, context.at);
  if (decision.kind === 'wait') refuseAttempt(context, decision);
}

/** @throws Refusal `tooManyAttempts` */
export function refuseAttempt(
  { refuse }: Refusing<'tooManyAttempts'>,
  { until, byOthers }: Extract<RateLimitDecision, { kind: 'wait' }>,
): never {
  return refuse('tooManyAttempts', { until, ...(byOthers ? { byOthers } : {}) });
}
