import type { AttendanceSession as SessionFacts } from '../../domain/attendance/attendance-session';
import type { OutputOf } from '../../contract';
import type { AttendanceSession } from '../data/documents';

/** What the rules must know of a session. */
export function sessionFacts(session: AttendanceSession): SessionFacts {
  return { ...session, sessionId: session._id };
}

/** A session as administrators see it. */
export function sessionView(session: AttendanceSession): OutputOf<'attendanceSession.open'>['session'] {
  const { _id: sessionId, projectId, batchId, title, batchBegin, batchEnd, placeName } = session;
  const { courseIds, cap, rotationSeconds, acceptLate, status, number = 1, day = null, place, placePolicy } = session;
  return {
    sessionId,
    projectId,
    batchId,
    number,
    day,
    courseIds,
    title,
    batchBegin,
    batchEnd,
    placeName,
    open: status === 'open',
    cap,
    rotationSeconds,
    acceptLate,
    faceCheck: session.faceCheck,
    ...(session.activity ? { activity: true as const } : {}),
    place: place === undefined || placePolicy === 'off' ? null : { ...place, policy: placePolicy },
  };
}
