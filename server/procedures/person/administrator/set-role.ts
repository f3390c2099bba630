import { administratorSetRole } from '../../../../contract/calls/person/administrator';
import { roleOf } from '../../../../domain/person/institution-role';
import { endDisplaysOf } from '../../../attendance/end-display';
import { runIdempotent } from '../../../call/idempotency';
import { defineProcedure } from '../../../call/procedure';
import { saveAdministrator, saveSignIn } from '../../../data/accounts';
import { logInstitutionAct } from '../../../data/audit/office-log';
import { tell } from '../../../data/messages';
import { sealedAdministrator, sealedSignIn } from '../../../guard/role-seal';
import { colleagueRoleChanged } from '../../../message/account-events';
import { assertStillDecides, changedColleague, joinByInvitationOnly, sealColleagues, signInsOf } from './colleagues';

/** Other rights for a colleague, also where they are signed in: their next call is judged by them. */
export const setRole = defineProcedure(administratorSetRole, async (context, { administratorId, institutionRole }) => {
  const { caller, at } = context;
  if (administratorId === caller.session.administratorId) return context.refuse('ownRights');
  await sealColleagues(context, caller.session.institutionId);
  return runIdempotent(context, administratorSetRole, async (tx) => {
    await assertStillDecides(tx, context);
    const before = await changedColleague(tx, context, administratorId);
    if (roleOf(before) === institutionRole) return {};
    const after = sealedAdministrator(context, { ...before, institutionRole });
    // The chain comes first: a sign-in at this moment runs before or after, and is found below or reads the new rights.
    await logInstitutionAct(tx, context, {
      action: 'administrator.roleChanged',
      subject: `administrator:${administratorId}`,
      note: `${roleOf(before)} → ${institutionRole}`,
      before: { institutionRole: roleOf(before) },
      after: { institutionRole },
    });
    await joinByInvitationOnly(tx, context, caller.session.institutionId);
    await saveAdministrator(tx, after);
    for (const signIn of await signInsOf(tx, context, administratorId))
      await saveSignIn(tx, sealedSignIn(context, { ...signIn, institutionRole }));
    const { administratorId: id, name } = caller.session;
    if (institutionRole === 'readOnly') await endDisplaysOf(tx, context, { administratorId, actor: { id, name } });
    await tell(tx, context, colleagueRoleChanged({ administrator: after, by: caller.session, at }));
    return {};
  });
});
