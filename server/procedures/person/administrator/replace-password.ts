import { checkPassword } from '../../../../domain/person/password';
import type { Context } from '../../../call/context';
import { getInstitution, listSignIns, removeSignIn, saveInstitution } from '../../../data/accounts';
import { appendAudit } from '../../../data/audit/log';
import { tell } from '../../../data/messages';
import type { Transaction } from '../../../data/database';
import type { AdministratorSession, Institution } from '../../../data/documents';
import { hashPassword } from '../../../guard/password';
import { passwordReplaced } from '../../../message/account-events';
import { isOurInstitution, sealedInstitution } from '../../../guard/role-seal';
import { refuse } from '../../../call/refusal';

/**
 * The hash of a new password of an account.
 * @throws Refusal `invalidInput` that names the field `newPassword` and the objection of domain/person/password.ts
 */
export async function hashOfNew(
  context: Context,
  newPassword: string,
  { account }: Pick<Institution, 'account'>,
): Promise<string> {
  const problem = checkPassword({ password: newPassword, account });
  if (problem) return refuse('invalidInput', { fields: [{ field: 'newPassword', problem }] });
  return hashPassword(context, newPassword);
}

/**
 * Writes a new password and ends every sign-in that the old one gave but the caller's own. Gives how many ended.
 *
 * A sign-in with the old password at the same moment cannot slip through: it appends to the same audit chain, so one of
 * the two transactions runs after the other. The chain comes first here, so the sign-ins that are then read are all
 * there are; a sign-in that comes later finds another password (sign-in.ts).
 * @throws Refusal `conflict` when the password was replaced since `institution` was read
 */
export async function replacePassword(
  tx: Transaction,
  options: {
    context: Context;
    by: AdministratorSession;
    institution: Institution;
    passwordHash: string;
    action: 'institution.passwordChanged' | 'institution.passwordReset';
  },
): Promise<number> {
  const { context, by, institution, passwordHash, action } = options;
  const { db, at } = context;
  const current = await getInstitution(tx, institution._id);
  if (current?.passwordHash !== institution.passwordHash) return refuse('conflict');
  // Else the new seal would make ours what somebody else has put there.
  if (!(await isOurInstitution(context, current))) return refuse('notFound');
  await appendAudit(tx, {
    context,
    institutionId: institution._id,
    projectId: null,
    actor: { id: by.administratorId, name: by.name },
    action,
    subject: `account:${institution.account}`,
    // Not the hashes: a digest in the log must say nothing about a password.
    before: { passwordChangedAt: current.passwordChangedAt ?? null },
    after: { passwordChangedAt: at },
  });
  const found = (await listSignIns(db, { institutionId: institution._id })).filter(({ _id }) => _id !== by._id);
  for (const { _id } of found) await removeSignIn(tx, _id);
  // Nobody was signed in any more with one that had expired.
  const endedSignIns = found.filter(({ expiresAt }) => expiresAt > at).length;
  await tell(
    tx,
    context,
    passwordReplaced({
      institution,
      by,
      reset: action === 'institution.passwordReset',
      at,
      endedSignIns,
    }),
  );
  await saveInstitution(tx, sealedInstitution(context, { ...current, passwordHash, passwordChangedAt: at }));
  return endedSignIns;
}
