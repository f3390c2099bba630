import { invitationRevoke } from '../../../../contract/calls/person/invitation';
import { runIdempotent } from '../../../call/idempotency';
import { defineProcedure } from '../../../call/procedure';
import { refuse } from '../../../call/refusal';
import { appendAudit } from '../../../data/audit/log';
import { getInvitation, saveInvitation } from '../../../data/invitations';
import { sealedInvitation } from '../../../guard/role-seal';
import { assertStillDecides } from '../administrator/colleagues';
import { invitedInstitution } from './invited-institution';

/** Takes an invitation back that nobody has used; one that was taken back already is fine, the command may come twice. */
export const revokeInvitation = defineProcedure(invitationRevoke, async (context, { invitationId }) => {
  const { db, caller, at } = context;
  const found = await getInvitation(db, invitationId);
  if (!found) return refuse('notFound');
  const { _id: institutionId } = await invitedInstitution(context, found.institutionId);
  return runIdempotent(context, invitationRevoke, async (tx) => {
    await assertStillDecides(tx, context);
    const before = await getInvitation(tx, invitationId);
    if (!before) return refuse('notFound');
    if (before.revokedAt !== null) return {};
    if (before.usedAt !== null) return context.refuse('wrongState');
    const after = sealedInvitation(context, { ...before, revokedAt: at });
    await saveInvitation(tx, after);
    await appendAudit(tx, {
      context,
      institutionId,
      projectId: null,
      actor: { id: caller.session.administratorId, name: caller.session.name },
      action: 'administrator.invitationRevoked',
      subject: `invitation:${invitationId.slice(0, 24)}`,
      note: before.name,
      before,
      after,
    });
    return {};
  });
});
