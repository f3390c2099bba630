import { roleOf } from '../../../../domain/person/institution-role';
import type { Context } from '../../../call/context';
import { refuse } from '../../../call/refusal';
import {
  getAdministrator,
  getInstitution,
  getSignIn,
  listAdministrators,
  listSignIns,
  namesWithAllRights,
  saveInstitution,
  setAdministratorSeal,
} from '../../../data/accounts';
import type { OfficeContext } from '../../../data/audit/office-log';
import { WriteConflict, type Transaction } from '../../../data/database';
import type { Administrator, AdministratorSession } from '../../../data/documents';
import { isOurAdministrator, isOurInstitution, sealedAdministrator, sealedInstitution } from '../../../guard/role-seal';

/**
 * A colleague's sign-ins as the transaction sees them. A query cannot be part of a transaction, so it only says which ones to
 * read. One that was made or ended since the transaction began is seen on the next try. One that is made after the query
 * appends to the same audit chain: one of the two transactions runs after the other.
 * @throws WriteConflict when query and transaction see different sign-ins
 */
export async function signInsOf(
  tx: Transaction,
  { db, caller }: OfficeContext,
  administratorId: string,
): Promise<AdministratorSession[]> {
  const { institutionId } = caller.session;
  const listed = await listSignIns(db, { institutionId, administratorId });
  const seen: AdministratorSession[] = [];
  for (const { _id } of listed) {
    const signIn = await getSignIn(tx, _id);
    if (signIn?.administratorId !== administratorId) throw new WriteConflict();
    seen.push(signIn);
  }
  return seen;
}

/**
 * Whoever changes what a colleague may do still has all rights as the transaction sees it. Each such command appends to the
 * institution's audit chain, so of two who take each other's rights away one comes second, and is refused: somebody with all rights
 * always remains.
 */
export async function assertStillDecides(tx: Transaction, { db, caller }: OfficeContext): Promise<void> {
  const signIn = await getSignIn(tx, caller.openid);
  if (signIn?.administratorId !== caller.session.administratorId) return refuse('notSignedIn');
  if (roleOf(signIn) !== 'all')
    return refuse('institutionRoleLacks', { ask: await namesWithAllRights(db, signIn.institutionId) });
}

/** A colleague of the caller's own institution, whom the caller may change. */
export async function changedColleague(
  tx: Transaction,
  { caller }: OfficeContext,
  administratorId: string,
): Promise<Administrator> {
  const found = await getAdministrator(tx, administratorId);
  return found?.institutionId === caller.session.institutionId && found.leftAt === undefined
    ? found
    : refuse('notFound');
}

/**
 * From the first invitation on, and from the first colleague who gets other rights or leaves, knowing the password is not enough to
 * become one: it would give all rights to whoever has some of them, or has left. Whoever is there gets a seal, because one without is
 * nobody then. To be called before {@link joinByInvitationOnly}.
 */
export async function sealColleagues(context: Context, institutionId: string): Promise<void> {
  const institution = await getInstitution(context.db, institutionId);
  if (!institution || institution.byInvitation) return;
  for (const colleague of await listAdministrators(context.db, institutionId)) {
    const { seal } = sealedAdministrator(context, colleague);
    const isUnsealed = colleague.seal === undefined && isOurAdministrator(context, colleague, institution);
    if (isUnsealed && seal !== undefined) await setAdministratorSeal(context.db, colleague, seal);
  }
}

/** Says so on the institution, under its seal. */
export async function joinByInvitationOnly(tx: Transaction, context: Context, institutionId: string): Promise<void> {
  const institution = await getInstitution(tx, institutionId);
  // Else the new seal would make ours what somebody else has put there.
  if (!institution || !(await isOurInstitution(context, institution))) return refuse('notFound');
  if (!institution.byInvitation)
    await saveInstitution(tx, sealedInstitution(context, { ...institution, byInvitation: true }));
}
