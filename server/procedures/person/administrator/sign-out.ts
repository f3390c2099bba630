import { administratorSignOut } from '../../../../contract/calls/person/administrator';
import { getSignIn, removeSignIn } from '../../../data/accounts';
import { appendAudit } from '../../../data/audit/log';
import { runIdempotent } from '../../../call/idempotency';
import { defineProcedure } from '../../../call/procedure';

/** Unbinds the caller's openid; harmless when it is not bound. */
export const signOut = defineProcedure(administratorSignOut, async (context) => {
  const { caller } = context;
  return runIdempotent(context, administratorSignOut, async (tx) => {
    const session = await getSignIn(tx, caller.openid);
    if (!session) return {};
    await removeSignIn(tx, caller.openid);
    await appendAudit(tx, {
      context,
      institutionId: session.institutionId,
      projectId: null,
      actor: { id: session.administratorId, name: session.name },
      action: 'administrator.signedOut',
      subject: `administrator:${session.administratorId}`,
      before: session,
      after: null,
    });
    return {};
  });
});
