/** The attendance of a group activity by a rotating code (M21): one session of its own, on the path of every other scan. */
import { DEFAULT_ROTATION_SECONDS } from '../../domain/attendance/token';
import type { Day } from '../../domain/kernel/time';
import type { Database, Reader, Transaction } from '../data/database';
import { logProjectAct, type OfficeContext } from '../data/audit/office-log';
import { arrivedSince } from '../data/attendance';
import type { AttendanceSession, GroupActivity } from '../data/documents';
import { getSession, saveSession, sessionIdOf } from '../data/sessions';

/** An activity is its own batch and its own course. */
export const batchOfActivity = ({ _id, institutionId }: Pick<GroupActivity, '_id' | 'institutionId'>) => ({
  ...{ projectId: _id, batchId: _id, institutionId },
});

/** The session of an activity as it begins: late scans, places and faces are not for it, whoever cannot scan is picked from the people. */
export function newActivitySession(
  activity: GroupActivity,
  { code, at, begin, end }: { code: string; at: number; begin: Day; end: Day },
): AttendanceSession {
  const { _id: activityId, title, placeName } = activity;
  const batch = batchOfActivity(activity);
  return {
    _id: sessionIdOf(batch),
    code,
    ...batch,
    activity: true,
    number: 1,
    createdAt: at,
    rotationSeconds: DEFAULT_ROTATION_SECONDS,
    cap: null,
    capInForceAt: at,
    faceCheck: false,
    acceptLate: false,
    placePolicy: 'off',
    closedAt: null,
    courseIds: [activityId],
    ...{ title, placeName, batchBegin: begin, batchEnd: end },
    status: 'open',
    // The activity itself says whether its list may be changed: the session is closed once it may not.
    projectState: 'approved',
  };
}

/** The session of an activity, if it has one. */
export const sessionOfActivity = async (
  db: Reader,
  { attendance }: Pick<GroupActivity, 'attendance'>,
): Promise<AttendanceSession | undefined> => (attendance ? getSession(db, attendance.sessionId) : undefined);

/** Tells the session of an activity of another title, place or days. Without days it is closed. */
export async function moveActivitySession(
  tx: Transaction,
  context: OfficeContext,
  activity: GroupActivity,
): Promise<void> {
  const { title, placeName, begin, end } = activity;
  if (begin === null || end === null || end < begin) await closeActivitySession(tx, context, activity);
  const session = await sessionOfActivity(tx, activity);
  if (!session) return;
  const days = begin !== null && end !== null && begin <= end ? { batchBegin: begin, batchEnd: end } : {};
  await saveSession(tx, { ...session, ...{ title, placeName }, ...days });
}

/** Ends the attendance of an activity; every instance knows it within five seconds. */
export async function closeActivitySession(
  tx: Transaction,
  context: OfficeContext,
  activity: GroupActivity,
): Promise<void> {
  const before = await sessionOfActivity(tx, activity);
  if (before?.status !== 'open') return;
  // The clock of this very try: one that waited for others may have begun long before.
  const after: AttendanceSession = { ...before, status: 'closed', closedAt: context.now() };
  await saveSession(tx, after);
  await logProjectAct(tx, context, {
    project: { projectId: activity._id, institutionId: activity.institutionId },
    action: 'attendance.closed',
    subject: `attendanceSession:${before._id}`,
    before,
    after,
  });
}

/** Whether somebody could still scan, or has scanned and was not put onto the list yet. */
export async function scansOpen(db: Database, activity: GroupActivity): Promise<boolean> {
  const { attendance } = activity;
  if (!attendance) return false;
  const session = await getSession(db, attendance.sessionId);
  return session?.status === 'open' || arrivedSince(db, attendance.sessionId, attendance.writtenUpTo);
}
