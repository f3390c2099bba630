import { invitationCreate } from '../../../../contract/calls/person/invitation';
import { INVITATION_MS, invitationState, OPEN_INVITATIONS_AT_MOST } from '../../../../domain/person/invitation';
import { checkName } from '../../../../domain/person/name';
import { checkPhone } from '../../../../domain/person/person';
import { maskPhone } from '../../../../domain/person/phone';
import { answerId, runIdempotent } from '../../../call/idempotency';
import { defineProcedure } from '../../../call/procedure';
import { refuse } from '../../../call/refusal';
import { findAdministratorByPhone } from '../../../data/accounts';
import { appendAudit } from '../../../data/audit/log';
import type { Invitation } from '../../../data/documents';
import { findRecentInvitations, getInvitation, saveInvitation } from '../../../data/invitations';
import { tell } from '../../../data/messages';
import { keyedDigest } from '../../../guard/personal-data';
import { sealedInvitation } from '../../../guard/role-seal';
import { assertAcceptableTexts } from '../../../guard/text-check';
import { colleagueInvited } from '../../../message/account-events';
import { givenRights } from '../administrator/given-rights';
import { assertStillDecides, joinByInvitationOnly, sealColleagues } from '../administrator/colleagues';
import { wrongField } from '../registration/given-facts';
import { invitedInstitution } from './invited-institution';
import { codeOf, invitationIdOf } from './open-by-code';

/**
 * Invites one person to act for an institution (M2). It is bound to their phone number, so a code that got into other hands lets
 * nobody in. Inviting the same number again takes the earlier invitation back.
 */
export const createInvitation = defineProcedure(invitationCreate, async (context, input) => {
  const { db, caller, at } = context;
  const institution = await invitedInstitution(context, input.institutionId);
  const { name, phone } = input;
  const nameProblem = checkName(name);
  if (nameProblem) return wrongField('name', nameProblem);
  const phoneProblem = checkPhone(phone);
  if (phoneProblem) return wrongField('phone', phoneProblem);
  // The centre has reviewers alone, who all do the same.
  const rights =
    institution.kind === 'centre'
      ? { institutionRole: 'all' as const }
      : await givenRights(db, { ...input, institutionId: institution._id });
  await assertAcceptableTexts(context, [name]);
  const institutionId = institution._id;
  const phoneDigest = keyedDigest(context, 'phone', phone);
  const known = await findAdministratorByPhone(db, { institutionId, phoneDigest });
  if (known && known.leftAt === undefined) return context.refuse('alreadyColleague');

  const seed = answerId(context, invitationCreate.name);
  const invitation = sealedInvitation(context, {
    _id: invitationIdOf(context, codeOf(context, { seed })),
    ...{ institutionId, ...rights, seed, name, phoneDigest },
    phoneMasked: maskPhone(phone),
    invitedAt: at,
    invitedBy: caller.session.name,
    expiresAt: at + INVITATION_MS,
    usedAt: null,
    revokedAt: null,
  });
  await sealColleagues(context, institutionId);
  return runIdempotent(context, invitationCreate, async (tx) => {
    await assertStillDecides(tx, context);
    await appendAudit(tx, {
      context,
      institutionId,
      projectId: null,
      actor: { id: caller.session.administratorId, name: caller.session.name },
      action: 'administrator.invited',
      subject: `invitation:${invitation._id.slice(0, 24)}`,
      note: `${name} ${rights.institutionRole}`,
      before: null,
      after: invitation,
    });
    await joinByInvitationOnly(tx, context, institutionId);
    const recent = await findRecentInvitations(db, { institutionId, now: at });
    const open = recent.filter((each) => invitationState(each, at) === 'open');
    if (open.length >= OPEN_INVITATIONS_AT_MOST) return context.refuse('tooManyInvitations');
    for (const { _id } of open.filter((each) => each.phoneDigest === phoneDigest)) {
      const earlier: Invitation | undefined = await getInvitation(tx, _id);
      if (earlier?.usedAt !== null) return refuse('conflict');
      await saveInvitation(tx, sealedInvitation(context, { ...earlier, revokedAt: at }));
    }
    await saveInvitation(tx, invitation);
    await tell(tx, context, colleagueInvited({ invitation, at }));
    return { invitationId: invitation._id, expiresAt: invitation.expiresAt };
  });
});
