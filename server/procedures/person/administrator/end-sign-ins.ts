import { administratorEndSignIns } from '../../../../contract/calls/person/administrator';
import { findAdministrator, removeSignIn } from '../../../data/accounts';
import { logInstitutionAct } from '../../../data/audit/office-log';
import { tell } from '../../../data/messages';
import { forgetKnownWeChat } from '../../../data/known-wechats';
import { runIdempotent } from '../../../call/idempotency';
import { defineProcedure } from '../../../call/procedure';
import { signInsEnded } from '../../../message/account-events';
import { refuse } from '../../../call/refusal';
import { signInsOf } from './colleagues';

/**
 * Signs a colleague out everywhere, or oneself everywhere else: a phone was lost, somebody has left. Whoever still knows the
 * account's password may sign in again; to keep them out, change it (change-password.ts).
 */
export const endSignIns = defineProcedure(administratorEndSignIns, async (context, { administratorId }) => {
  const { db, caller } = context;
  const { institutionId } = caller.session;
  const administrator = await findAdministrator(db, { institutionId, administratorId });
  if (!administrator) return refuse('notFound');
  return runIdempotent(context, administratorEndSignIns, async (tx) => {
    const found = (await signInsOf(tx, context, administratorId)).filter(({ _id }) => _id !== caller.openid);
    // One that had expired goes with them, and its phone is a stranger's as well; but nobody was signed in with it.
    const ended = found.filter(({ expiresAt }) => expiresAt > context.at);
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
      await tell(
        tx,
        context,
        signInsEnded({ administrator, by: caller.session, at: context.at, endedSignIns: ended.length }),
      );
    return { endedSignIns: ended.length };
  });
});
