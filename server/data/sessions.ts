import { MAX_SESSIONS_OF_BATCH, shownDays } from '../../domain/attendance/attendance-session';
import { idOf } from '../../domain/kernel/id';
import type { Day } from '../../domain/kernel/time';
import type { AttendanceWindow } from '../../domain/project/attendance-window';
import { isInBatch, type Batch } from '../../domain/project/batch';
import type { Course } from '../../domain/project/project';
import type { ProjectState } from '../../domain/project/project-state';
import type { Caller } from '../call/context';
import { refuse } from '../call/refusal';
import type { Database, Question, Reader, Transaction } from './database';
import type { AttendanceSession, Project } from './documents';
import { documents } from './questions';

/** A session's id follows from its batch and its place among the sessions of that, which have no gaps. */
export function sessionIdOf({
  projectId,
  batchId,
  number = 1,
}: {
  projectId: string;
  batchId: string;
  number?: number;
}): string {
  return number === 1 ? idOf(projectId, batchId) : idOf(projectId, batchId, number);
}

/** All sessions of a batch, by their numbers: single documents, which a transaction can read. */
export async function sessionsOfBatch(
  db: Reader,
  { projectId, batchId }: { projectId: string; batchId: string },
): Promise<AttendanceSession[]> {
  const sessions: AttendanceSession[] = [];
  for (let number = 1; number <= MAX_SESSIONS_OF_BATCH; number += 1) {
    const session = await getSession(db, sessionIdOf({ projectId, batchId, number }));
    if (!session) break;
    sessions.push(session);
  }
  return sessions;
}

/** A session by its id, whoever holds it: for the cache, which serves scans of everybody ({@link shownSession}). */
export function getSession(db: Reader, sessionId: string): Promise<AttendanceSession | undefined> {
  return db.get('attendanceSessions', sessionId);
}

/**
 * A session of the caller's own institution.
 * @throws Refusal `notFound`, also for another institution's session
 */
export async function findOwnSession(
  db: Reader,
  { sessionId, institutionId }: { sessionId: string; institutionId: string },
): Promise<AttendanceSession> {
  return ownSession(await getSession(db, sessionId), institutionId);
}

/** The first session of a batch of the caller's own institution, if it was opened yet. */
export async function findSessionOfBatch(
  db: Reader,
  { projectId, batchId, institutionId }: { projectId: string; batchId: string; institutionId: string },
): Promise<AttendanceSession | undefined> {
  const session = await getSession(db, sessionIdOf({ projectId, batchId }));
  return session?.institutionId === institutionId ? session : undefined;
}

/** The same check for a session that is at hand. @throws Refusal `notFound` */
function ownSession(session: AttendanceSession | undefined, institutionId: string): AttendanceSession {
  return session?.institutionId === institutionId ? session : refuse('notFound');
}

/** The session whose code the caller may show: one of their institution, or the one their display was paired with. */
export function shownSession(
  session: AttendanceSession | undefined,
  caller: Extract<Caller, { kind: 'administrator' | 'display' }>,
): AttendanceSession {
  if (caller.kind === 'administrator') return ownSession(session, caller.session.institutionId);
  return session?._id === caller.display.sessionId ? session : refuse('notFound');
}

/** The session that a token names. */
export async function findSessionByCode(db: Database, code: string): Promise<AttendanceSession | undefined> {
  const [session] = await db.find('attendanceSessions', { where: { code }, limit: 1 });
  return session;
}

/** What a choice of sessions shows of those of a project, to be read together with something else. */
export const hallsOf = ({ projectId, institutionId }: { projectId: string; institutionId: string }) =>
  documents('attendanceSessions', {
    where: { projectId, institutionId },
    fields: ['batchId', 'number', 'placeName', 'day'],
    limit: 1000,
  });

/** Every session of a project of the caller's own institution. */
export function listSessionsOfProject(
  db: Database,
  { projectId, institutionId }: { projectId: string; institutionId: string },
): Promise<AttendanceSession[]> {
  return db.find('attendanceSessions', { where: { projectId, institutionId }, limit: 1000 });
}

/** The same, asked together with other questions. */
export const sessionsOfProject = (of: { projectId: string; institutionId: string }): Question<AttendanceSession[]> =>
  documents('attendanceSessions', { where: of, limit: 1000 });

/**
 * Tells a project's sessions of its new state, so that a scan reads one document (M4): in the transaction that changes the
 * state, or an old decision that comes late could overwrite a newer one.
 */
export async function tellSessions(
  tx: Transaction,
  { _id: projectId, batches }: Pick<Project, '_id' | 'batches'>,
  projectState: ProjectState,
): Promise<void> {
  for (const { batchId } of batches)
    for (const { _id } of await sessionsOfBatch(tx, { projectId, batchId }))
      await tx.update('attendanceSessions', _id, { set: { projectState } });
}

/** Whether somebody can show the code of a session on a day. */
export const canShowToday = (session: AttendanceSession, day: Day): boolean =>
  session.status === 'open' && isInBatch(day, shownDays(session));

/** Writes a session as it is now. */
export const saveSession = (tx: Transaction, session: AttendanceSession): Promise<void> =>
  tx.put('attendanceSessions', session);

/** Tells sessions that their batch has one more than them. */
export async function markSiblings(tx: Transaction, sessions: readonly AttendanceSession[]): Promise<void> {
  for (const { _id, hasSiblings } of sessions)
    if (!hasSiblings) await tx.update('attendanceSessions', _id, { set: { hasSiblings: true } });
}

/** Notes that everybody in the hall has a seat, as of an instant. */
export async function noteSeated(db: Database, sessionId: string, at: number): Promise<void> {
  await db.update('attendanceSessions', sessionId, { set: { seatedAt: at } });
}

/** Sessions of an institution that are open and whose batch is not over yet. */
export async function listOpenSessions(
  db: Database,
  { institutionId, from }: { institutionId: string; from: string },
): Promise<AttendanceSession[]> {
  const sessions = await db.find('attendanceSessions', {
    where: { institutionId, batchEnd: { gte: from } },
    orderBy: [['batchEnd', 'asc']],
    limit: 1000,
  });
  return sessions.filter(({ status }) => status === 'open');
}

/** What a session keeps of its batch, so that when people are to check in is known without the project (domain/project/planned-windows.ts). */
export const plannedOf = (
  batch: Batch,
  courses: readonly Pick<Course, 'courseId' | 'lessons'>[],
): NonNullable<AttendanceSession['planned']> => ({
  windows: [...batch.windows],
  restDays: [...(batch.restDays ?? [])],
  courses: courses.map(({ courseId, lessons }) => ({
    courseId,
    lessons: lessons.filter(({ day }) => isInBatch(day, batch)),
  })),
});

/**
 * Tells the sessions of a project's batches of its new days, courses and place, in the transaction that changes them: a scan reads the
 * session alone. One whose batch, day or courses are gone is closed. A place that was named for the hall alone stays.
 */
export async function moveSessions(
  tx: Transaction,
  before: Pick<Project, '_id' | 'batches' | 'form' | 'courses'>,
  after: Pick<Project, 'batches' | 'form' | 'courses'>,
): Promise<void> {
  const all = before.courses.map(({ courseId }) => courseId);
  const left = after.courses.map(({ courseId }) => courseId);
  for (const { batchId } of before.batches) {
    const batch = after.batches.find((each) => each.batchId === batchId);
    for (const session of await sessionsOfBatch(tx, { projectId: before._id, batchId })) {
      const wasAll = all.every((courseId) => session.courseIds.includes(courseId));
      const courseIds = wasAll ? left : session.courseIds.filter((courseId) => left.includes(courseId));
      const goesOn = batch !== undefined && courseIds.length > 0 && (!session.day || isInBatch(session.day, batch));
      const set: Partial<AttendanceSession> = goesOn
        ? {
            batchBegin: batch.begin,
            batchEnd: batch.end,
            planned: plannedOf(batch, after.courses),
            courseIds,
            ...(session.placeName === before.form.venue ? { placeName: after.form.venue } : {}),
          }
        : { status: 'closed' };
      await tx.update('attendanceSessions', session._id, { set });
    }
  }
}

/** Tells a session of its spot checks. */
export const setSpotChecks = (
  tx: Transaction,
  { _id }: AttendanceSession,
  spotChecks: AttendanceWindow[],
): Promise<void> => tx.update('attendanceSessions', _id, { set: { spotChecks } });
