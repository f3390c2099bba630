import { removeSignIn } from '../../../data/accounts';
import { logInstitutionAct, type OfficeContext } from '../../../data/audit/office-log';
import type { Transaction } from '../../../data/database';
import type { Administrator } from '../../../data/documents';
import { forgetKnownWeChat } from '../../../data/known-wechats';
import { tell } from '../../../data/messages';
import { signInsEnded } from '../../../message/account-events';
import { signInsOf } from './colleagues';

/**
 * Ends the sign-ins of one administrator of the caller's institution, all but the one the caller uses, in the transaction of the call.
 * @returns how many were in force
 */
export async function endSignInsOf(
  tx: Transaction,
  context: OfficeContext,
  administrator: Administrator,
): Promise<number> {
  const { caller, at } = context;
  const { institutionId } = caller.session;
  const { _id: administratorId } = administrator;
  const found = (await signInsOf(tx, context, administratorId)).filter(({ _id }) => _id !== caller.openid);
  // One that had expired goes with them, and its phone is a stranger's as well; but nobody was signed in with it.
  const ended = found.filter(({ expiresAt }) => expiresAt > at);
  if (ended.length > 0)
    await logInstitutionAct(tx, context, {
      action: 'administrator.signInsEnded',
      subject: `administrator:${administratorId}`,
      before: ended,
      after: null,
    });
  for (const { _id: openid } of found) {
    await removeSignIn(tx, openid);
    await forgetKnownWeChat(tx, context, { openid, institutionId });
  }
  if (ended.length > 0)
    await tell(tx, context, signInsEnded({ administrator, by: caller.session, at, endedSignIns: ended.length }));
  return ended.length;
}
