import { institutionResetPassword } from '../../../../contract/calls/person/institution';
import { findHospital } from '../../../data/directory';
import { earlierAnswer, runIdempotent } from '../../../call/idempotency';
import { defineProcedure } from '../../../call/procedure';
import { refuse } from '../../../call/refusal';
import { hashOfNew, replacePassword } from '../administrator/replace-password';

/**
 * The centre, which gives out the accounts (M1), sets a hospital's password anew. It stands in the hospital's own log. The
 * centre's own account is changed by somebody who knows its password, see change-password.ts.
 */
export const resetPassword = defineProcedure(institutionResetPassword, async (context, input) => {
  const { db, caller } = context;
  const earlier = await earlierAnswer(context, institutionResetPassword);
  if (earlier) return earlier;
  const institution = await findHospital(db, input.institutionId);
  if (!institution) return refuse('notFound');
  const passwordHash = await hashOfNew(context, input.newPassword, institution);
  return runIdempotent(context, institutionResetPassword, async (tx) => ({
    endedSignIns: await replacePassword(tx, {
      context,
      by: caller.session,
      institution,
      passwordHash,
      action: 'institution.passwordReset',
    }),
  }));
});
