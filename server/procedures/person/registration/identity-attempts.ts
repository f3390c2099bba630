import type { Caller, Context } from '../../../call/context';
import type { RateLimitKeys } from '../../../data/rate-limits';
import { keyedDigest } from '../../../guard/personal-data';

/**
 * Under what a try at a national ID counts: against the WeChat that tries and against the ID that is tried, whether it is
 * to be registered or asked for. An answer tells something about the person behind it.
 */
export const identityAttempts = (
  context: Context<Extract<Caller, { openid: string }>>,
  nationalIdDigest: string,
): RateLimitKeys => ({
  byOpenid: `openid:${keyedDigest(context, 'identity', context.caller.openid)}`,
  byTarget: `nationalId:${keyedDigest(context, 'identity', nationalIdDigest)}`,
});
