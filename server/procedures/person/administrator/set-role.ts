import { administratorSetRole } from '../../../../contract/calls/person/administrator';
import { roleOf, type InstitutionRole } from '../../../../domain/person/institution-role';
import { endDisplaysOf } from '../../../attendance/end-display';
import { runIdempotent } from '../../../call/idempotency';
import { defineProcedure } from '../../../call/procedure';
import { saveAdministrator, saveSignIn } from '../../../data/accounts';
import { logInstitutionAct } from '../../../data/audit/office-log';
import { tell } from '../../../data/messages';
import { sealedAdministrator, sealedSignIn } from '../../../guard/role-seal';
import { colleagueRoleChanged } from '../../../message/account-events';
import { givenRights, withRights } from './given-rights';
import { assertStillDecides, changedColleague, joinByInvitationOnly, sealColleagues, signInsOf } from './colleagues';

/** Whoever may show the code: of everybody else the displays end that they have paired. */
const showsCodes: ReadonlySet<InstitutionRole> = new Set(['all', 'attendanceOnly']);

/** Other rights for a colleague, also where they are signed in: their next call is judged by them. */
export const setRole = defineProcedure(administratorSetRole, async (context, { administratorId, ...given }) => {
  const { caller, at } = context;
  if (administratorId === caller.session.administratorId) return context.refuse('ownRights');
  const { institutionId } = caller.session;
  const rights = await givenRights(context.db, { ...given, institutionId });
  const { institutionRole, departmentId = '' } = rights;
  await sealColleagues(context, caller.session.institutionId);
  return runIdempotent(context, administratorSetRole, async (tx) => {
    await assertStillDecides(tx, context);
    const before = await changedColleague(tx, context, administratorId);
    if (roleOf(before) === institutionRole && (before.departmentId ?? '') === departmentId) return {};
    const after = sealedAdministrator(context, withRights(before, rights));
    // The chain comes first: a sign-in at this moment runs before or after, and is found below or reads the new rights.
    await logInstitutionAct(tx, context, {
      action: 'administrator.roleChanged',
      subject: `administrator:${administratorId}`,
      note: `${roleOf(before)} → ${institutionRole}`,
      before: { institutionRole: roleOf(before), departmentId: before.departmentId ?? '' },
      after: { institutionRole, departmentId },
    });
    await joinByInvitationOnly(tx, context, caller.session.institutionId);
    await saveAdministrator(tx, after);
    for (const signIn of await signInsOf(tx, context, administratorId))
      await saveSignIn(tx, sealedSignIn(context, withRights(signIn, rights)));
    const { administratorId: id, name } = caller.session;
    if (!showsCodes.has(institutionRole)) await endDisplaysOf(tx, context, { administratorId, actor: { id, name } });
    await tell(tx, context, colleagueRoleChanged({ administrator: after, by: caller.session, at }));
    return {};
  });
});
