import { administratorEndSignIns } from '../../../../contract/calls/person/administrator';
import { findAdministrator, listSignIns, removeSignIn } from '../../../data/accounts';
import { forgetKnownWeChat } from '../../../data/known-wechats';
import { logInstitutionAct } from '../../../data/audit/office-log';
import { runIdempotent } from '../../../call/idempotency';
import { defineProcedure } from '../../../call/procedure';
import { refuse } from '../../../call/refusal';

/**
 * Signs a colleague out everywhere, or oneself everywhere else: a phone was lost, somebody has left. Who still knows the
 * account's password may sign in again; to keep him out, change it (change-password.ts).
 */
export const endSignIns = defineProcedure(administratorEndSignIns, async (context, { administratorId }) => {
  const { db, caller } = context;
  const { institutionId } = caller.session;
  if (!(await findAdministrator(db, { institutionId, administratorId }))) return refuse('notFound');
  return runIdempotent(context, administratorEndSignIns, async (tx) => {
    const signIns = await listSignIns(db, { institutionId, administratorId });
    const ended = signIns.filter(({ _id }) => _id !== caller.openid);
    if (ended.length === 0) return { endedSignIns: 0 };
    await logInstitutionAct(tx, context, {
      action: 'administrator.signInsEnded',
      subject: `administrator:${administratorId}`,
      before: ended,
      after: null,
    });
    for (const { _id: openid } of ended) {
      await removeSignIn(tx, openid);
      await forgetKnownWeChat(tx, context, { openid, institutionId });
    }
    return { endedSignIns: ended.length };
  });
});
