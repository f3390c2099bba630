import { attendanceTokens } from '../../../../contract/calls/attendance/attendance';
import { decideOpening } from '../../../../domain/attendance/attendance-session';
import type { AttendanceWindow } from '../../../../domain/project/attendance-window';
import { dayOf } from '../../../../domain/kernel/time';
import { displaySeconds, tokenInstant } from '../../../../domain/attendance/token';
import { windowsOn } from '../../../../domain/project/planned-windows';
import { ensureCounted, isCapped } from '../../../attendance/seats';
import { readSession } from '../../../attendance/session-cache';
import { sessionView } from '../../../attendance/session-view';
import { signToken } from '../../../attendance/token-signing';
import type { AttendanceSession } from '../../../data/documents';
import { shownSession } from '../../../data/sessions';
import type { Context } from '../../../call/context';
import type { Refusing } from '../../../call/refusal';
import { defineProcedure } from '../../../call/procedure';

/** Signed codes for the next two minutes (M12): a display goes on through a gap in the network with those. */
export const tokens = defineProcedure(attendanceTokens, async (context, { sessionId }) => {
  const { db, secrets, at, caller } = context;
  const session = shownSession(await readSession(db, sessionId, at), caller);
  checkAccepting(context, session);
  // Here, because nobody scans a code that was not asked for, and a display can wait better than a person.
  if (isCapped(session)) await ensureCounted(context, session);
  const { code: sessionCode, createdAt, rotationSeconds } = session;
  return {
    session: sessionView(session),
    windows: plannedToday(session, at),
    tokens: displaySeconds({ createdAt, now: at, rotationSeconds }).map((second) => ({
      from: tokenInstant({ second, sessionCreatedAt: createdAt }),
      token: signToken(secrets.tokenKeys, { sessionCode, second }),
    })),
  };
});

/** When people are to check in today. Read with the session: a display asks every minute, all day. */
function plannedToday(
  { batchBegin: begin, batchEnd: end, planned }: AttendanceSession,
  now: number,
): AttendanceWindow[] {
  return planned ? windowsOn(dayOf(now), { begin, end, ...planned }, planned.courses ?? []) : [];
}

function checkAccepting(
  { at, refuse }: Pick<Context, 'at'> & Refusing<'sessionClosed' | 'projectNotApproved' | 'outsideBatch'>,
  { status, projectState, batchBegin, batchEnd, courseIds }: AttendanceSession,
): void {
  if (status === 'closed') refuse('sessionClosed');
  const opening = decideOpening({ projectState, batch: { begin: batchBegin, end: batchEnd }, courseIds, now: at });
  // A session always covers a course; without one it shows nothing.
  if (opening.kind === 'refuse') refuse(opening.reason === 'noCourse' ? 'sessionClosed' : opening.reason);
}
