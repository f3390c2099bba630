import type { OutputOf } from '../../../../contract';
import { isInBatch } from '../../../../domain/project/batch';
import { dayOf, type Day } from '../../../../domain/kernel/time';
import { windowsOn } from '../../../../domain/project/planned-windows';
import { shownDays } from '../../../../domain/attendance/attendance-session';
import { idOf } from '../../../../domain/kernel/id';
import type { OwnBatch } from '../../../data/attendance';
import type { Database, Question } from '../../../data/database';
import type { AttendanceSession, Project } from '../../../data/documents';
import { peopleOfBatchDay } from '../../../data/attendance-counts';
import { documents } from '../../../data/questions';
import { seatsTaken } from '../../../data/seats';
import { sessionIdOf } from '../../../data/sessions';
import { inParallel, slicesOf } from '../../../data/in-parallel';

type HeldToday = OutputOf<'home.administrator'>['today'];

/** Batches whose figures are asked for in one request. */
const BATCHES_A_REQUEST = 30;
const REQUESTS_AT_ONCE = 4;
/** More than so many batches can have. */
const SESSIONS_A_REQUEST = 1000;

/**
 * The batches of these projects of an institution that are taught today, with their sessions and today's people, each once; running
 * ones first. `windows` are those of the day.
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
      .map((batch) => ({ project, batchId: batch.batchId, windows: windowsOn(today, batch, project.courses) }))
      // A day without teaching has none.
      .filter(({ windows }) => windows.length > 0),
  );
  const figures = new Map(
    (
      await inParallel(slicesOf(held, BATCHES_A_REQUEST), REQUESTS_AT_ONCE, (slice) =>
        figuresOf(db, {
          batches: slice.map(({ project, batchId }) => ({ projectId: project._id, batchId, institutionId })),
          today,
        }),
      )
    ).flat(),
  );
  const rows = held.map(({ project, batchId, windows }) => {
    const { sessions, people, seats } = figures.get(idOf(project._id, batchId)) ?? none;
    // Several halls are looked at on the page of the project's attendance.
    const [session, ...others] = sessions;
    const only = others.length === 0 ? session : undefined;
    const seated = only?._id === sessionIdOf({ projectId: project._id, batchId }) ? only : undefined;
    return {
      projectId: project._id,
      batchId,
      sessionId: only?._id ?? null,
      sessions: sessions.length,
      open: sessions.some(({ status }) => status === 'open'),
      title: project.title,
      placeName: only?.placeName ?? project.form.venue,
      windows,
      headCount: people,
      batchCount: seated && seated.cap !== null ? seats : null,
      cap: seated?.cap ?? null,
    };
  });
  return rows.sort((a, b) => Number(b.open) - Number(a.open));
}

interface Figures {
  /** Those that can be shown today. */
  sessions: AttendanceSession[];
  /** Today's. */
  people: number;
  /** Of its first session. */
  seats: number;
}
/** Without a session nobody can have checked in. */
const none: Figures = { sessions: [], people: 0, seats: 0 };

/** What each of these batches has to show, in one request for all of them. */
async function figuresOf(
  db: Database,
  { batches, today }: { batches: readonly OwnBatch[]; today: Day },
): Promise<[batch: string, Figures][]> {
  const counts = batches.flatMap((batch, index) => [
    [`people${index}`, peopleOfBatchDay(batch, today)] as const,
    [`seats${index}`, seatsTaken(sessionIdOf(batch))] as const,
  ]);
  const projectIds = [...new Set(batches.map(({ projectId }) => projectId))];
  const institutionId = batches[0]?.institutionId ?? '';
  const asked: Record<string, Question<AttendanceSession[] | number>> = {
    ...Object.fromEntries(counts),
    sessions: documents('attendanceSessions', {
      where: { projectId: { in: projectIds }, institutionId },
      limit: SESSIONS_A_REQUEST,
    }),
  };
  const answers: Record<string, AttendanceSession[] | number> = await db.together(
    { collection: 'institutions', id: institutionId },
    asked,
  );
  const all = Object.values(answers).flatMap((answer) => (typeof answer === 'number' ? [] : answer));
  return batches.map(({ projectId, batchId }, index) => {
    const sessions = all
      .filter((session) => session.projectId === projectId && session.batchId === batchId)
      .filter((session) => isInBatch(today, shownDays(session)))
      .sort((a, b) => (a.number ?? 1) - (b.number ?? 1));
    return [
      idOf(projectId, batchId),
      { sessions, people: Number(answers[`people${index}`]), seats: Number(answers[`seats${index}`]) },
    ];
  });
}
