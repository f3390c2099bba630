import { invitationAccept } from '../../../../contract/calls/person/invitation';
import { roleOf } from '../../../../domain/person/institution-role';
import { earlierAnswer, runIdempotent } from '../../../call/idempotency';
import { defineProcedure, type ContextOf } from '../../../call/procedure';
import { refuse } from '../../../call/refusal';
import {
  findAdministratorByPhone,
  getAdministrator,
  getInstitution,
  saveAdministrator,
  saveInstitution,
  saveSignIn,
} from '../../../data/accounts';
import { appendAudit } from '../../../data/audit/log';
import type { Administrator, Institution, Invitation } from '../../../data/documents';
import { getInvitation, saveInvitation } from '../../../data/invitations';
import { noteKnownWeChat } from '../../../data/known-wechats';
import { tell } from '../../../data/messages';
import { keyedDigest } from '../../../guard/personal-data';
import { phoneKey } from '../../../../domain/person/phone';
import { provenPhone } from '../../../guard/proven-phone';
import { sealedAdministrator, sealedInstitution, sealedInvitation, sealedSignIn } from '../../../guard/role-seal';
import { colleagueJoined } from '../../../message/account-events';
import { hashOfNew } from '../administrator/replace-password';
import { administratorIdOf, sessionOf } from '../administrator/sign-in';
import { wrongField } from '../registration/given-facts';
import { assertOpen, openByCode } from './open-by-code';

type Accepting = ContextOf<typeof invitationAccept>;

/**
 * Whoever proves the invited number becomes a colleague, or one again, and is signed in. The invitation is used up in the same
 * transaction, so of two who use it at once one is refused. Where nobody has set the account's password yet, they set it (M1).
 */
export const acceptInvitation = defineProcedure(invitationAccept, async (context, input) => {
  const { caller, at } = context;
  const earlier = await earlierAnswer(context, invitationAccept);
  if (earlier) return earlier;
  const { invitation, institution } = await openByCode(context, input.code);
  const passwordHash = await firstPassword(context, institution, input.newPassword);
  const phone = await provenPhone(context, input.phoneCode);
  if (keyedDigest(context, 'phone', phoneKey(phone)) !== invitation.phoneDigest) return context.refuse('phoneMismatch');
  const { phoneDigest, institutionId } = invitation;
  const known = await findAdministratorByPhone(context.db, { institutionId, phoneDigest });
  const administratorId = known?._id ?? administratorIdOf(context, { institutionId, phoneDigest });
  return runIdempotent(context, invitationAccept, async (tx) => {
    const current = await getInvitation(tx, invitation._id);
    if (!current) return context.refuse('invitationInvalid');
    assertOpen(context, current);
    const account = await getInstitution(tx, institutionId);
    if (account?.passwordHash !== institution.passwordHash) return refuse('conflict');
    if (account.suspended) return context.refuse('institutionSuspended', { reason: account.suspended.reason });
    const before = await getAdministrator(tx, administratorId);
    const administrator = sealedAdministrator(context, joined(current, { before, administratorId, at }));
    const session = sessionOf(caller.openid, account, administrator, at);
    await appendAudit(tx, {
      context,
      institutionId,
      projectId: null,
      actor: { id: administratorId, name: administrator.name },
      action: 'administrator.joined',
      subject: `administrator:${administratorId}`,
      note: roleOf(administrator),
      before: before ?? null,
      after: administrator,
    });
    await saveInvitation(tx, sealedInvitation(context, { ...current, usedAt: at }));
    await saveAdministrator(tx, administrator);
    if (passwordHash !== undefined)
      await saveInstitution(tx, sealedInstitution(context, { ...account, passwordHash, passwordChangedAt: at }));
    await saveSignIn(tx, sealedSignIn(context, session));
    await noteKnownWeChat(tx, context, { openid: caller.openid, institutionId });
    await tell(tx, context, colleagueJoined({ administrator, at }));
    return { administratorId, institutionName: account.name, expiresAt: session.expiresAt };
  });
});

/** The hash of the password that the first one sets; undefined where there is one. */
async function firstPassword(
  context: Accepting,
  institution: Institution,
  newPassword: string | undefined,
): Promise<string | undefined> {
  if (institution.passwordHash !== '') return undefined;
  return newPassword === undefined
    ? wrongField('newPassword', 'passwordTooShort')
    : hashOfNew(context, newPassword, institution);
}

/** Who they are from now on: new, or back with the name and the rights of the invitation. */
function joined(
  { institutionId, institutionRole, departmentId, name, phoneMasked, phoneDigest }: Invitation,
  { before, administratorId, at }: { before: Administrator | undefined; administratorId: string; at: number },
): Administrator {
  const rights = { institutionRole, ...(departmentId === undefined ? {} : { departmentId }) };
  const facts = { institutionId, name, phoneMasked, phoneDigest, ...rights };
  if (!before) return { _id: administratorId, ...facts, addedAt: at };
  // A colleague all the while: an old invitation takes nobody's rights away.
  if (before.leftAt === undefined) return before;
  const { leftAt: _left, departmentId: _former, ...stayed } = before;
  return { ...stayed, ...facts };
}
