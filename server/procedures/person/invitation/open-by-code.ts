import { invitationState } from '../../../../domain/person/invitation';
import type { Caller, Context } from '../../../call/context';
import type { Refusing } from '../../../call/refusal';
import { getInstitution } from '../../../data/accounts';
import type { Institution, Invitation } from '../../../data/documents';
import { getInvitation } from '../../../data/invitations';
import { resetRateLimit } from '../../../data/rate-limits';
import { invitationCodeOf } from '../../../../domain/person/invitation';
import { keyedDigest } from '../../../guard/personal-data';
import { isOurInstitution, isOurInvitation } from '../../../guard/role-seal';
import { spendRateLimit } from '../../../guard/rate-limit';

/** The code of an invitation: whoever has the key can make it again, whoever has the database cannot. */
export const codeOf = (context: Context, { seed }: Pick<Invitation, 'seed'>): string =>
  invitationCodeOf(keyedDigest(context, 'invitationCode', seed));

/** Under what an invitation is kept. */
export const invitationIdOf = (context: Context, code: string): string => keyedDigest(context, 'invitation', code);

type Opening = Context<Extract<Caller, { openid: string }>> &
  Refusing<'tooManyAttempts' | 'invitationInvalid' | 'invitationUsed' | 'invitationExpired' | 'institutionSuspended'>;

/** What a code opens. @throws Refusal that says why it opens nothing; only codes that do not exist count as wrong tries */
export async function openByCode(
  context: Opening,
  code: string,
): Promise<{ invitation: Invitation; institution: Institution }> {
  const { db, caller } = context;
  const attempt = {
    byOpenid: `invitation:${keyedDigest(context, 'login', caller.openid)}`,
    byTarget: `invitation:${invitationIdOf(context, code)}`,
  };
  await spendRateLimit(context, { budget: 'invitationCode', ...attempt });
  const invitation = await getInvitation(db, invitationIdOf(context, code));
  const institution = invitation && (await getInstitution(db, invitation.institutionId));
  if (!invitation || !institution || !isOurInvitation(context, invitation)) return context.refuse('invitationInvalid');
  if (!(await isOurInstitution(context, institution))) return context.refuse('invitationInvalid');
  await db.transaction((tx) => resetRateLimit(tx, attempt));
  assertOpen(context, invitation);
  if (institution.suspended) context.refuse('institutionSuspended', { reason: institution.suspended.reason });
  return { invitation, institution };
}

/** @throws Refusal by the state of an invitation that is not open */
export function assertOpen(
  context: Pick<Context, 'at'> & Refusing<'invitationInvalid' | 'invitationUsed' | 'invitationExpired'>,
  invitation: Invitation,
): void {
  const state = invitationState(invitation, context.at);
  if (state === 'used') context.refuse('invitationUsed');
  if (state === 'revoked') context.refuse('invitationInvalid');
  if (state === 'expired') context.refuse('invitationExpired');
}
