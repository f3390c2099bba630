import type { Services } from './context';
import { takeAttempt, type AttemptKeys } from './data/attempts';
import { refuse } from './refusal';

/**
 * Uses up one try of something that could be guessed, before anything is told that depends on it. To be taken back with
 * `forgetAttempts` once it was right.
 * @param repeatsCount see `takeAttempt`
 * @throws Refusal `tooManyAttempts` with the seconds to wait
 */
export async function useUpAttempt(
  { db, at }: Pick<Services, 'db'> & { at: number },
  keys: AttemptKeys,
  { repeatsCount = true } = {},
): Promise<void> {
  const decision = await takeAttempt(db, keys, { now: at, repeatsCount });
  if (decision.kind === 'wait') refuse('tooManyAttempts', { waitSeconds: Math.ceil((decision.until - at) / 1000) });
}
