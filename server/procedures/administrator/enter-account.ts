import { openidOf, type Context } from '../../context';
import { findInstitutionByAccount, forgetAttempts, takeAttempt } from '../../data/accounts';
import type { Institution } from '../../data/documents';
import { isPassword } from '../../password';
import { keyedDigest } from '../../personal-data';
import { refuse } from '../../refusal';

/**
 * Checks an institution's account and password (M1), throttled per WeChat user and per account. An unknown account and a
 * wrong password are answered alike and take the same time.
 * @param whenWrong what a wrong password is called: somebody who is signed in has typed no account
 * @throws Refusal `whenWrong`, `tooManyAttempts` with the seconds to wait
 */
export async function enterAccount(
  context: Context,
  { account, password }: { account: string; password: string },
  whenWrong: 'wrongAccountOrPassword' | 'wrongCurrentPassword' = 'wrongAccountOrPassword',
): Promise<Institution> {
  const { db, at } = context;
  const keys = {
    byOpenid: `openid:${keyedDigest(context, 'login', openidOf(context.caller) ?? '')}`,
    byAccount: `account:${keyedDigest(context, 'login', account)}`,
  };
  const decision = await takeAttempt(db, keys, at);
  if (decision.kind === 'wait') {
    return refuse('tooManyAttempts', { waitSeconds: Math.ceil((decision.until - at) / 1000) });
  }
  const institution = await findInstitutionByAccount(db, account);
  const right = await isPassword(password, institution?.passwordHash);
  if (!institution || !right) return refuse(whenWrong);
  await forgetAttempts(db, keys);
  return institution;
}
