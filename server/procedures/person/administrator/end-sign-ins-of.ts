import { getSignIn, listSignIns, removeSignIn } from '../../../data/accounts';
import { logInstitutionAct, type OfficeContext } from '../../../data/audit/office-log';
import { WriteConflict, type Transaction } from '../../../data/database';
import type { Administrator, AdministratorSession } from '../../../data/documents';
import { forgetKnownWeChat } from '../../../data/known-wechats';
import { tell } from '../../../data/messages';
import { signInsEnded } from '../../../message/account-events';

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
  const found = (await readSignIns(tx, context, administratorId)).filter(({ _id }) => _id !== caller.openid);
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

/**
 * An administrator's sign-ins as the transaction sees them. A query cannot be part of a transaction, so it only says which ones to
 * read. One that was made or ended since the transaction began is seen on the next try. One that is made after the query
 * appends to the same audit chain: one of the two transactions runs after the other.
 * @throws WriteConflict when query and transaction see different sign-ins
 */
async function readSignIns(
  tx: Transaction,
  { db, caller }: OfficeContext,
  administratorId: string,
): Promise<AdministratorSession[]> {
  const { institutionId } = caller.session;
  const listed = await listSignIns(db, { institutionId, administratorId });
  const seen: AdministratorSession[] = [];
  for (const { _id } of listed) {
    const signIn = await getSignIn(tx, _id);
    if (signIn?.administratorId !== administratorId) throw new WriteConflict();
    seen.push(signIn);
  }
  return seen;
}
