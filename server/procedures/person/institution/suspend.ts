import { institutionSuspend } from '../../../../contract/calls/person/institution';
import { dayOf } from '../../../../domain/kernel/time';
import { isReason } from '../../../../domain/kernel/reason';
import { runIdempotent } from '../../../call/idempotency';
import { defineProcedure, type ContextOf } from '../../../call/procedure';
import { getInstitution, listSignIns, removeSignIn, saveInstitution } from '../../../data/accounts';
import { appendAudit } from '../../../data/audit/log';
import { tell } from '../../../data/messages';
import { getSession, listOpenSessions, saveSession } from '../../../data/sessions';
import { sealedInstitution } from '../../../guard/role-seal';
import { assertAcceptableTexts } from '../../../guard/text-check';
import { institutionSuspended } from '../../../message/account-events';
import { logHospitalAct, ownedHospital } from './hospital-act';

/**
 * The centre keeps a hospital from working: nobody is signed in any more or signs in, nobody registers there, and what is open pauses.
 * Records, registrations, rounds and credits stay as they are.
 */
export const suspendInstitution = defineProcedure(institutionSuspend, async (context, { institutionId, reason }) => {
  const { db, at } = context;
  if (!isReason(reason)) return context.refuse('reasonRequired');
  await assertAcceptableTexts(context, [reason]);
  const answer = await runIdempotent(context, institutionSuspend, async (tx) => {
    const before = await ownedHospital(context, await getInstitution(tx, institutionId));
    if (before.suspended) return { endedSignIns: 0 };
    // The chain comes first: a sign-in at this moment runs before or after, and is found below or finds the hospital suspended.
    await logHospitalAct(tx, context, before, {
      action: 'institution.suspended',
      subject: `account:${before.account}`,
      note: reason,
      before: { suspended: null },
      after: { suspended: { at, reason } },
    });
    await saveInstitution(tx, sealedInstitution(context, { ...before, suspended: { at, reason } }));
    const signIns = await listSignIns(db, { institutionId });
    for (const { _id } of signIns) await removeSignIn(tx, _id);
    await tell(tx, context, institutionSuspended({ institutionId, at, reason }));
    return { endedSignIns: signIns.filter(({ expiresAt }) => expiresAt > at).length };
  });
  await pauseSessions(context, institutionId);
  return answer;
});

/** After the decision and on every repeat of it: a hospital has few open sessions, and each is paused by itself. */
async function pauseSessions(context: ContextOf<typeof institutionSuspend>, institutionId: string): Promise<void> {
  const { db, at, caller } = context;
  if (!(await getInstitution(db, institutionId))?.suspended) return;
  for (const { _id: sessionId } of await listOpenSessions(db, { institutionId, from: dayOf(at) }))
    await db.transaction(async (tx) => {
      const before = await getSession(tx, sessionId);
      if (before?.status !== 'open') return;
      const after = { ...before, status: 'closed' as const, closedAt: context.now() };
      await saveSession(tx, after);
      await appendAudit(tx, {
        context,
        institutionId,
        projectId: before.projectId,
        actor: { id: caller.session.administratorId, name: caller.session.name },
        action: 'attendance.closed',
        subject: `attendanceSession:${sessionId}`,
        note: '单位停用',
        before,
        after,
      });
    });
}
