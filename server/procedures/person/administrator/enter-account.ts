import { spendRateLimit, type Attempt } from '../../../guard/rate-limit';
import { openidOf, type Context } from '../../../call/context';
import type { Refusing } from '../../../call/refusal';
import { findInstitutionByAccount } from '../../../data/accounts';
import { isKnownWeChat } from '../../../data/known-wechats';
import { resetRateLimit } from '../../../data/rate-limits';
import type { Institution } from '../../../data/documents';
import { isPassword } from '../../../guard/password';
import { keyedDigest } from '../../../guard/personal-data';
import { isOurInstitution } from '../../../guard/role-seal';

/**
 * Checks an institution's account and password (M1), throttled by the budget of who tries (domain/kernel/rate-limit.ts): strangers
 * never stop somebody who is signed in, or whose WeChat has signed in to this account before. An unknown account and a wrong
 * password are answered alike and take the same time.
 * @param whenWrong what a wrong password is called: somebody who is signed in has typed no account
 * @throws Refusal `whenWrong`, `tooManyAttempts` with the instant until which to wait
 */
export async function enterAccount<Wrong extends 'wrongAccountOrPassword' | 'wrongCurrentPassword'>(
  context: Context & Refusing<Wrong | 'tooManyAttempts'>,
  { account, password }: { account: string; password: string },
  whenWrong: Wrong,
): Promise<Institution> {
  const { db } = context;
  const found = await findInstitutionByAccount(db, account);
  // An account that somebody else has put there, or changed, is none: no password fits it.
  const institution = found && (await isOurInstitution(context, found)) ? found : undefined;
  const attempt = await attemptOf(context, account, institution);
  await spendRateLimit(context, attempt);
  const right = await isPassword(context, password, institution?.passwordHash);
  if (!institution || !right) return context.refuse(whenWrong);
  await db.transaction((tx) => resetRateLimit(tx, attempt));
  return institution;
}

/** Out of which budget the caller tries, and under what it counts. */
async function attemptOf(context: Context, account: string, institution: Institution | undefined): Promise<Attempt> {
  const openid = openidOf(context.caller) ?? '';
  const byTarget = `account:${keyedDigest(context, 'login', account)}`;
  const counted = (who: string, ...of: string[]) => `${who}:${keyedDigest(context, 'login', ...of)}`;
  if ('session' in context.caller)
    return { budget: 'signedInPassword', byOpenid: counted('signedIn', openid, account), byTarget };
  const isKnown = await isKnownWeChat(context, { openid, institutionId: institution?._id ?? '' });
  return isKnown
    ? { budget: 'knownPassword', byOpenid: counted('known', openid, account), byTarget }
    : { budget: 'strangersPassword', byOpenid: counted('openid', openid), byTarget };
}
