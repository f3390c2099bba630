import { activityPeopleOpenAttendance } from '../../../../contract/calls/credit/activity-people';
import { decideActivityAttendance } from '../../../../domain/credit/group-activity';
import { dayOf } from '../../../../domain/kernel/time';
import { newActivitySession, sessionOfActivity } from '../../../attendance/activity-session';
import { unusedCode } from '../../../attendance/make-session';
import { runIdempotent } from '../../../call/idempotency';
import { defineProcedure } from '../../../call/procedure';
import { logProjectAct } from '../../../data/audit/office-log';
import { findOwnActivity, saveActivity } from '../../../data/group-activities';
import { saveSession } from '../../../data/sessions';
import { assertWorking } from '../../attendance/attendance-session/assert-working';

/** Opens the attendance of an activity: its session is made the first time, and opened again after that. */
export const openAttendance = defineProcedure(activityPeopleOpenAttendance, async (context, { activityId }) => {
  const { institutionId } = context.caller.session;
  const code = await unusedCode(context);
  return runIdempotent(context, activityPeopleOpenAttendance, async (tx) => {
    await assertWorking(tx, context);
    const activity = await findOwnActivity(tx, { activityId, institutionId });
    const opening = decideActivityAttendance(
      { ...activity, gathering: activity.gathering !== null },
      dayOf(context.at),
    );
    if (opening.kind === 'refuse') return context.refuse(opening.reason, { state: activity.state });
    const before = await sessionOfActivity(tx, activity);
    if (before?.status === 'open') return { sessionId: before._id };
    const after = before
      ? { ...before, status: 'open' as const }
      : newActivitySession(activity, { code, at: context.at, ...opening });
    await saveSession(tx, after);
    if (!before) await saveActivity(tx, { ...activity, attendance: { sessionId: after._id, writtenUpTo: 0 } });
    await logProjectAct(tx, context, {
      project: { projectId: activityId, institutionId },
      action: 'attendance.opened',
      subject: `attendanceSession:${after._id}`,
      before: before ?? null,
      after,
    });
    return { sessionId: after._id };
  });
});
