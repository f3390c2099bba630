import { spendRateLimit } from '../../../guard/rate-limit';
import { openidOf, type Context } from '../../../call/context';
import type { Refusing } from '../../../call/refusal';
import { findInstitutionByAccount } from '../../../data/accounts';
import { resetRateLimit } from '../../../data/rate-limits';
import type { Institution } from '../../../data/documents';
import { isPassword } from '../../../guard/password';
import { keyedDigest } from '../../../guard/personal-data';
import { isOurInstitution } from '../../../guard/role-seal';

/**
 * Checks an institution's account and password (M1), throttled per WeChat user and per account. An unknown account and a
 * wrong password are answered alike and take the same time.
 * @param whenWrong what a wrong password is called: somebody who is signed in has typed no account
 * @throws Refusal `whenWrong`, `tooManyAttempts` with the seconds to wait
 */
export async function enterAccount<Wrong extends 'wrongAccountOrPassword' | 'wrongCurrentPassword'>(
  context: Context & Refusing<Wrong | 'tooManyAttempts'>,
  { account, password }: { account: string; password: string },
  whenWrong: Wrong,
): Promise<Institution> {
  const { db } = context;
  const keys = {
    byOpenid: `openid:${keyedDigest(context, 'login', openidOf(context.caller) ?? '')}`,
    byTarget: `account:${keyedDigest(context, 'login', account)}`,
  };
  await spendRateLimit(context, keys);
  const found = await findInstitutionByAccount(db, account);
  // An account that somebody else has put there, or changed, is none: no password fits it.
  const institution = found && (await isOurInstitution(context, found)) ? found : undefined;
  const right = await isPassword(context, password, institution?.passwordHash);
  if (!institution || !right) return context.refuse(whenWrong);
  await db.transaction((tx) => resetRateLimit(tx, keys));
  return institution;
}
