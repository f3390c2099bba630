import type { Context } from '../call/context';
import type { Refusing } from '../call/refusal';
import { countAttempt, type RateLimitKeys } from '../data/rate-limits';

/**
 * Uses up one try of something that could be guessed, before anything is told that depends on it. To be taken back with
 * `resetRateLimit` once it was right.
 * @param repeatsCount see `countAttempt`
 * @throws Refusal `tooManyAttempts` with the seconds to wait
 */
export async function spendRateLimit(
  { db, at, refuse }: Pick<Context, 'db' | 'at'> & Refusing<'tooManyAttempts'>,
  keys: RateLimitKeys,
  { repeatsCount = true } = {},
): Promise<void> {
  const decision = await countAttempt(db, keys, { now: at, repeatsCount });
  if (decision.kind === 'wait') refuse('tooManyAttempts', { waitSeconds: Math.ceil((decision.until - at) / 1000) });
}
