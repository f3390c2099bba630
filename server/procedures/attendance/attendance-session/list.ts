import { attendanceSessionList } from '../../../../contract/calls/attendance/attendance-session';
import { isInBatch, type Batch } from '../../../../domain/project/batch';
import { lecturerNames } from '../../../../domain/project/lecturers';
import { windowsOf } from '../../../../domain/project/planned-windows';
import { dayOf, type Day } from '../../../../domain/kernel/time';
import { sessionView } from '../../../attendance/session-view';
import { peopleOf, peopleOfBatchDay, peopleOfDay } from '../../../data/attendance-counts';
import type { Question } from '../../../data/database';
import { inParallel, slicesOf } from '../../../data/in-parallel';
import { findOwnProject } from '../../../data/projects';
import { seatsTaken } from '../../../data/seats';
import { listSessionsOfProject } from '../../../data/sessions';
import { defineProcedure } from '../../../call/procedure';

/** Figures that are asked for in one request, and how many such requests at once. */
const FIGURES_A_REQUEST = 60;
const REQUESTS_AT_ONCE = 4;

/** The course list of a project with the sessions of its batches (M11), and the people of one day. */
export const listSessions = defineProcedure(attendanceSessionList, async (context, input) => {
  const { db, caller, at } = context;
  const { projectId } = input;
  const { institutionId } = caller.session;
  const project = await findOwnProject(db, { projectId, institutionId });
  const sessions = await listSessionsOfProject(db, { projectId, institutionId });
  const batches = project.batches.map((batch) => ({
    batch,
    day: dayShown(batch, input.day ?? dayOf(at)),
    sessions: sessions.filter(({ batchId }) => batchId === batch.batchId).sort((a, b) => numberOf(a) - numberOf(b)),
  }));
  const asked = batches.flatMap(({ batch: { batchId }, day, sessions: own }): [string, Question<number>][] => {
    // Without a session nobody can have checked in.
    if (own.length === 0) return [];
    const ofBatch = { institutionId, projectId, batchId };
    return [
      [`batch:${batchId}`, peopleOf(ofBatch)],
      [`day:${batchId}`, peopleOfBatchDay(ofBatch, day)],
      ...own.flatMap(({ _id }): [string, Question<number>][] => [
        [`people:${_id}`, peopleOfDay(_id, day)],
        [`seats:${_id}`, seatsTaken(_id)],
      ]),
    ];
  });
  const figures = new Map(
    (
      await inParallel(slicesOf(asked, FIGURES_A_REQUEST), REQUESTS_AT_ONCE, async (slice) => {
        const questions = Object.fromEntries(slice.map(([, question], index) => [`figure${index}`, question]));
        const answers = await db.together({ collection: 'institutions', id: institutionId }, questions);
        return slice.map(([name], index) => [name, answers[`figure${index}`] ?? 0] as const);
      })
    ).flat(),
  );
  const figure = (name: string): number => figures.get(name) ?? 0;
  return {
    projectId,
    projectNumber: project.projectNumber,
    title: project.title,
    batches: batches.map(({ batch, day, sessions: own }) => ({
      batchId: batch.batchId,
      begin: batch.begin,
      end: batch.end,
      headCount: figure(`batch:${batch.batchId}`),
      day,
      dayHeadCount: figure(`day:${batch.batchId}`),
      windows: windowsOf(batch, project.courses).filter(({ begin }) => dayOf(begin) === day),
      sessions: own.map((session) => ({
        ...sessionView(session),
        headCount: figure(`people:${session._id}`),
        batchCount: session.cap === null ? null : figure(`seats:${session._id}`),
      })),
    })),
    courses: project.courses.map(({ courseId, topic, lecturers }) => ({
      courseId,
      topic,
      lecturerName: lecturerNames(lecturers),
    })),
  };
});

const numberOf = ({ number = 1 }: { number?: number }): number => number;

/** The day of a batch that is nearest to the one that was asked for. */
function dayShown(batch: Pick<Batch, 'begin' | 'end'>, day: Day): Day {
  if (isInBatch(day, batch)) return day;
  return day < batch.begin ? batch.begin : batch.end;
}
