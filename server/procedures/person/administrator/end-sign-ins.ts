import { administratorEndSignIns } from '../../../../contract/calls/person/administrator';
import { findAdministrator, listSignIns, removeSignIn } from '../../../data/accounts';
import { logInstitutionAct } from '../../../data/audit/office-log';
import { tell } from '../../../data/messages';
import { runIdempotent } from '../../../call/idempotency';
import { defineProcedure } from '../../../call/procedure';
import { signInsEnded } from '../../../message/account-events';
import { refuse } from '../../../call/refusal';

/**
 * Signs a colleague out everywhere, or oneself everywhere else: a phone was lost, somebody has left. Who still knows the
 * account's password may sign in again; to keep him out, change it (change-password.ts).
 */
export const endSignIns = defineProcedure(administratorEndSignIns, async (context, { administratorId }) => {
  const { db, caller } = context;
  const { institutionId } = caller.session;
  const administrator = await findAdministrator(db, { institutionId, administratorId });
  if (!administrator) return refuse('notFound');
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
    for (const { _id } of ended) await removeSignIn(tx, _id);
    await tell(
      tx,
      context,
      signInsEnded({ administrator, by: caller.session, at: context.at, endedSignIns: ended.length }),
    );
    return { endedSignIns: ended.length };
  });
});
