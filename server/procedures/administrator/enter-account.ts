import { useUpAttempt } from '../../attempt';
import { openidOf, type Context } from '../../context';
import { findInstitutionByAccount } from '../../data/accounts';
import { forgetAttempts } from '../../data/attempts';
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
  const { db } = context;
  const keys = {
    byOpenid: `openid:${keyedDigest(context, 'login', openidOf(context.caller) ?? '')}`,
    byTarget: `account:${keyedDigest(context, 'login', account)}`,
  };
  await useUpAttempt(context, keys);
  const institution = await findInstitutionByAccount(db, account);
  const right = await isPassword(password, institution?.passwordHash);
  if (!institution || !right) return refuse(whenWrong);
  await db.transaction((tx) => forgetAttempts(tx, keys));
  return institution;
}
