import { refuse } from '../../../call/refusal';
import type { OfficeContext } from '../../../data/audit/office-log';
import { getInstitution } from '../../../data/accounts';
import type { Institution } from '../../../data/documents';

/** The institution that a caller invites for: their own, or, for the centre, a hospital. Another one is as good as none. */
export async function invitedInstitution(
  { db, caller }: OfficeContext,
  institutionId: string | undefined,
): Promise<Institution> {
  const own = caller.session.institutionId;
  const institution = await getInstitution(db, institutionId ?? own);
  const mayInvite = institution?._id === own || (caller.kind === 'reviewer' && institution?.kind === 'hospital');
  return institution && mayInvite ? institution : refuse('notFound');
}
