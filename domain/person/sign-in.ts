/** How long a sign-in to an institution account is good for (M1). */
import { DAY_MS } from '../kernel/time';

/** After its last use. */
export const SIGN_IN_MS = 30 * DAY_MS;
/** After signing in, however much it is used: then account and phone are asked for again. */
export const SIGN_IN_AT_MOST_MS = 180 * DAY_MS;
/** Each renewal is a write, so it is made once a day. */
const RENEWED_EVERY_MS = DAY_MS;
/** So long before its end whoever uses it is told. */
const SIGN_IN_ENDS_SOON_MS = 3 * DAY_MS;

/**
 * Until when a sign-in is good that is used now: nobody who works with it every few weeks is put out in the middle of an event.
 * @returns undefined when there is nothing to write: it was renewed today, or lasts as long as it may
 */
export function renewedUntil(
  { signedInAt, expiresAt }: { signedInAt: number; expiresAt: number },
  now: number,
): number | undefined {
  const until = Math.min(now + SIGN_IN_MS, signedInAt + SIGN_IN_AT_MOST_MS);
  const isLast = until === signedInAt + SIGN_IN_AT_MOST_MS;
  return until - expiresAt >= (isLast ? 1 : RENEWED_EVERY_MS) ? until : undefined;
}

/** Whether a sign-in ends so soon that it should be made anew before the next event. */
export const endsSoon = ({ expiresAt }: { expiresAt: number }, now: number): boolean =>
  expiresAt - now <= SIGN_IN_ENDS_SOON_MS;
