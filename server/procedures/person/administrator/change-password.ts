import { administratorChangePassword } from '../../../../contract/calls/person/administrator';
import { getInstitution } from '../../../data/accounts';
import { earlierAnswer, runIdempotent } from '../../../call/idempotency';
import { defineProcedure } from '../../../call/procedure';
import { refuse } from '../../../call/refusal';
import { enterAccount } from './enter-account';
import { hashOfNew, replacePassword } from './replace-password';

/** A new password for the account (M1), by somebody who knows the present one: guesses are throttled like sign-ins. */
export const changePassword = defineProcedure(administratorChangePassword, async (context, input) => {
  const { db, caller } = context;
  // Before the password is looked at: a repeat would come with the one that was replaced.
  const earlier = await earlierAnswer(context, administratorChangePassword);
  if (earlier) return earlier;
  const own = await getInstitution(db, caller.session.institutionId);
  if (!own) return refuse('notFound');
  const passwordHash = await hashOfNew(context, input.newPassword, own);
  const present = { account: own.account, password: input.currentPassword };
  const institution = await enterAccount(context, present, 'wrongCurrentPassword');
  return runIdempotent(context, administratorChangePassword, async (tx) => ({
    endedSignIns: await replacePassword(tx, {
      context,
      by: caller.session,
      institution,
      passwordHash,
      action: 'institution.passwordChanged',
    }),
  }));
});
