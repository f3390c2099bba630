import { administratorRemove } from '../../../../contract/calls/person/administrator';
import { endDisplaysOf } from '../../../attendance/end-display';
import { runIdempotent } from '../../../call/idempotency';
import { defineProcedure } from '../../../call/procedure';
import { removeSignIn, saveAdministrator } from '../../../data/accounts';
import { logInstitutionAct } from '../../../data/audit/office-log';
import { forgetKnownWeChat } from '../../../data/known-wechats';
import { tell } from '../../../data/messages';
import { sealedAdministrator } from '../../../guard/role-seal';
import { colleagueRemoved } from '../../../message/account-events';
import { assertStillDecides, changedColleague, joinByInvitationOnly, sealColleagues, signInsOf } from './colleagues';

/** A colleague has left: they are signed in nowhere from now on, and neither password nor phone lets them in again. */
export const removeColleague = defineProcedure(administratorRemove, async (context, { administratorId }) => {
  const { caller, at } = context;
  const { institutionId } = caller.session;
  if (administratorId === caller.session.administratorId) return context.refuse('ownRights');
  await sealColleagues(context, institutionId);
  return runIdempotent(context, administratorRemove, async (tx) => {
    await assertStillDecides(tx, context);
    const before = await changedColleague(tx, context, administratorId);
    // The chain comes first: a sign-in at this moment runs before or after, and is found below or finds them gone.
    await logInstitutionAct(tx, context, {
      action: 'administrator.removed',
      subject: `administrator:${administratorId}`,
      before,
      after: null,
    });
    await joinByInvitationOnly(tx, context, institutionId);
    await saveAdministrator(tx, sealedAdministrator(context, { ...before, leftAt: at }));
    const found = await signInsOf(tx, context, administratorId);
    for (const { _id: openid } of found) {
      await removeSignIn(tx, openid);
      await forgetKnownWeChat(tx, context, { openid, institutionId });
    }
    const { administratorId: id, name } = caller.session;
    await endDisplaysOf(tx, context, { administratorId, actor: { id, name } });
    await tell(tx, context, colleagueRemoved({ administrator: before, by: caller.session, at }));
    return { endedSignIns: found.filter(({ expiresAt }) => expiresAt > at).length };
  });
});
