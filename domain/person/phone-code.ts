/** A code by SMS (短信验证码, M2), the second way beside WeChat's phone button to prove a phone number. */
import { MINUTE_MS } from '../kernel/time';

export const PHONE_CODE_MS = 5 * MINUTE_MS;
/** Another one may be asked for once this has passed. */
export const RESEND_MS = MINUTE_MS;
/** Of one code; then another is needed. Six digits and five tries: one chance in 200,000. */
const TRIES_AT_MOST = 5;

/** What is kept of a code that was sent; `usedBy`: the request that it has proved a number in. */
export interface SentCode {
  expiresAt: number;
  tries: number;
  usedBy: string | null;
}

/**
 * Whether a code is right: `matches` was compared in constant time. One that was used is right for the very request that used it, so
 * that a repeat after a time-out is answered; one that was tried too often is right for nobody.
 */
export function judgePhoneCode(
  sent: SentCode | undefined,
  { matches, request, now }: { matches: boolean; request: string; now: number },
): 'right' | 'wrong' | 'dead' {
  if (!sent || now >= sent.expiresAt || sent.tries >= TRIES_AT_MOST) return 'dead';
  if (sent.usedBy !== null && sent.usedBy !== request) return 'dead';
  return matches ? 'right' : 'wrong';
}
