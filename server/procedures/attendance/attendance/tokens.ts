import type { OutputOf } from '../../../../contract';
import { attendanceTokens } from '../../../../contract/calls/attendance/attendance';
import { decideOpening, shownDays } from '../../../../domain/attendance/attendance-session';
import { placeMark } from '../../../../domain/attendance/place';
import { dayOf } from '../../../../domain/kernel/time';
import { displaySeconds, tokenInstant } from '../../../../domain/attendance/token';
import { plannedWindows } from '../../../attendance/planned-windows';
import { ensureCounted, isCapped } from '../../../attendance/seats';
import { readSession } from '../../../attendance/session-cache';
import { sessionView } from '../../../attendance/session-view';
import { signToken } from '../../../attendance/token-signing';
import type { AttendanceSession } from '../../../data/documents';
import { shownSession } from '../../../data/sessions';
import { defineProcedure } from '../../../call/procedure';

/**
 * Signed codes for the next two minutes (M12): a display goes on through a gap in the network with those. A session that gives none
 * now says which it is all the same, and why. Windows are read with it: a display asks every minute, all day.
 */
export const tokens = defineProcedure(attendanceTokens, async (context, { sessionId }) => {
  const { db, secrets, at, caller } = context;
  const session = shownSession(await readSession(db, sessionId, at), caller);
  const stopped = whyStopped(session, at);
  const windows = plannedWindows(session);
  const about = {
    session: sessionView(session),
    stopped,
    windows: windows.filter(({ begin }) => dayOf(begin) === dayOf(at)),
    next: windows.find(({ begin }) => begin > at) ?? null,
  };
  if (stopped !== null) return { ...about, tokens: [] };
  // Here, because nobody scans a code that was not asked for, and a display can wait better than a person.
  if (isCapped(session)) await ensureCounted(context, session);
  const { code: sessionCode, createdAt, rotationSeconds, placePolicy } = session;
  return {
    ...about,
    tokens: displaySeconds({ createdAt, now: at, rotationSeconds }).map((second) => ({
      from: tokenInstant({ second, sessionCreatedAt: createdAt }),
      token: `${signToken(secrets.tokenKeys, { sessionCode, second })}${placeMark(placePolicy)}`,
    })),
  };
});

/** The days come first: an ended session of a batch that is over will not be opened again. */
function whyStopped(session: AttendanceSession, now: number): OutputOf<'attendance.tokens'>['stopped'] {
  const { status, projectState, courseIds } = session;
  const opening = decideOpening({ projectState, batch: shownDays(session), courseIds, now });
  // A session always covers a course; without one it shows nothing.
  if (opening.kind === 'refuse') return opening.reason === 'noCourse' ? 'sessionClosed' : opening.reason;
  return status === 'closed' ? 'sessionClosed' : null;
}
