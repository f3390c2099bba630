import { administratorSignOut } from '../../../contract/calls/session';
import { getSignIn, removeSignIn } from '../../data/accounts';
import { appendAudit } from '../../data/audit';
import { runOnce } from '../../once';
import { defineProcedure } from '../../procedure';

/** Unbinds the caller's openid; harmless when it is not bound. */
export const signOut = defineProcedure(administratorSignOut, async (context) => {
  const { caller } = context;
  return runOnce(context, administratorSignOut, async (tx) => {
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
