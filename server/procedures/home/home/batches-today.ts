import type { OutputOf } from '../../../../contract';
import { isInBatch } from '../../../../domain/project/batch';
import { dayOf, type Day } from '../../../../domain/kernel/time';
import { windowsToday } from '../../../../domain/attendance/windows-today';
import type { Database, Question } from '../../../data/database';
import type { AttendanceSession, Project } from '../../../data/documents';
import { peopleOfDay } from '../../../data/attendance-counts';
import { documents } from '../../../data/questions';
import { seatsTaken } from '../../../data/seats';
import { sessionIdOf } from '../../../data/sessions';
import { inParallel, slicesOf } from '../../../data/in-parallel';

type HeldToday = OutputOf<'home.administrator'>['today'];

/** Batches whose figures are asked for in one request. */
const BATCHES_A_REQUEST = 30;
const REQUESTS_AT_ONCE = 4;

/**
 * The batches of these projects of an institution that are taught today, with their sessions and today's people; open
 * sessions first.
 * `begin` and `end` are the clock times `HH:mm:ss` of the day's first and last planned window.
 */
export async function batchesToday(
  db: Database,
  {
    projects,
    institutionId,
    now,
  }: {
    projects: readonly Pick<Project, '_id' | 'title' | 'form' | 'batches' | 'courses'>[];
    institutionId: string;
    now: number;
  },
): Promise<HeldToday> {
  const today = dayOf(now);
  const held = projects.flatMap((project) =>
    project.batches
      .filter((batch) => isInBatch(today, batch))
      .map((batch) => ({
        project,
        batchId: batch.batchId,
        sessionId: sessionIdOf({ projectId: project._id, batchId: batch.batchId }),
        windows: windowsToday({ batch, courses: project.courses, evidence: [], now }),
      }))
      // A day without teaching has none.
      .filter(({ windows }) => windows.length > 0),
  );
  const figures = new Map(
    (
      await inParallel(slicesOf(held, BATCHES_A_REQUEST), REQUESTS_AT_ONCE, (slice) =>
        figuresOf(db, { sessionIds: slice.map(({ sessionId }) => sessionId), institutionId, today }),
      )
    ).flat(),
  );
  const rows = held.map(({ project, batchId, sessionId, windows }) => {
    const { session, people, seats } = figures.get(sessionId) ?? none;
    return {
      projectId: project._id,
      batchId,
      sessionId: session ? sessionId : null,
      open: session?.status === 'open',
      title: project.title,
      placeName: session?.placeName ?? project.form.venue,
      begin: windows.map(({ begin }) => begin).reduce((a, b) => (b < a ? b : a)),
      end: windows.map(({ end }) => end).reduce((a, b) => (b > a ? b : a)),
      headCount: people,
      batchCount: session && session.cap !== null ? seats : null,
      cap: session?.cap ?? null,
    };
  });
  return rows.sort((a, b) => Number(b.open) - Number(a.open));
}

interface Figures {
  session: AttendanceSession | undefined;
  /** Today's. */
  people: number;
  seats: number;
}
/** Without a session nobody can have checked in. */
const none: Figures = { session: undefined, people: 0, seats: 0 };

/** What each of these batches has to show, in one request for all of them. */
async function figuresOf(
  db: Database,
  { sessionIds, institutionId, today }: { sessionIds: readonly string[]; institutionId: string; today: Day },
): Promise<[sessionId: string, Figures][]> {
  const counts = sessionIds.flatMap((sessionId, index) => [
    [`people${index}`, peopleOfDay(sessionId, today)] as const,
    [`seats${index}`, seatsTaken(sessionId)] as const,
  ]);
  const asked: Record<string, Question<AttendanceSession[] | number>> = {
    ...Object.fromEntries(counts),
    sessions: documents('attendanceSessions', { where: { _id: { in: sessionIds } }, limit: sessionIds.length }),
  };
  const answers: Record<string, AttendanceSession[] | number> = await db.together(
    { collection: 'institutions', id: institutionId },
    asked,
  );
  const sessions = Object.values(answers).flatMap((answer) => (typeof answer === 'number' ? [] : answer));
  return sessionIds.map((sessionId, index) => {
    const session = sessions.find(({ _id, ...of }) => _id === sessionId && of.institutionId === institutionId);
    return [
      sessionId,
      session ? { session, people: Number(answers[`people${index}`]), seats: Number(answers[`seats${index}`]) } : none,
    ];
  });
}
