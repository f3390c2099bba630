import { attendanceLive } from '../../../../contract/calls/attendance/attendance';
import { spotCheckNow } from '../../../../domain/attendance/spot-check';
import { maskName } from '../../../../domain/person/person';
import { dayOf } from '../../../../domain/kernel/time';
import { liveCount } from '../../../attendance/live-count';
import { sessionById } from '../../../attendance/session-cache';
import { countPeopleOfDay } from '../../../data/attendance-counts';
import { countSeats } from '../../../data/seats';
import { shownSession } from '../../../data/sessions';
import { defineProcedure } from '../../../call/procedure';

/**
 * The head-count beside the code (M12): one query while the instance is warm, one more with a cap, and one where its batch has other
 * sessions.
 */
export const live = defineProcedure(attendanceLive, async (context, { sessionId, arrivals = false }) => {
  const { db, at, caller } = context;
  const session = shownSession(await sessionById(db, sessionId, at), caller);
  const day = dayOf(at);
  const spotCheck = spotCheckNow(session.spotChecks ?? [], at);
  const count = await liveCount(db, { sessionId, day, ruledAt: session.ruledAt });
  return {
    headCount: count.headCount,
    allSessions: session.hasSiblings ? await countPeopleOfDay(db, session, day) : null,
    batchCount: session.cap === null ? null : await countSeats(db, sessionId),
    cap: session.cap,
    open: session.status === 'open',
    rotationSeconds: session.rotationSeconds,
    recentNames: count.recentNames.map(maskName),
    spotCheck: spotCheck ? { begin: spotCheck.begin, end: spotCheck.end, ...count.cameTo(spotCheck) } : null,
    arrivals: arrivals ? count.curve(at) : null,
  };
});
