import { attendanceSessionList } from '../../../../contract/calls/attendance/attendance-session';
import { countPeople } from '../../../data/attendance-counts';
import { sessionView } from '../../../attendance/session-view';
import { findOwnProject } from '../../../data/projects';
import { listSessionsOfProject } from '../../../data/sessions';
import { COUNTS_AT_ONCE, inParallel } from '../../../data/in-parallel';
import { defineProcedure } from '../../../call/procedure';

/** The course list of a project with its sessions (M11), one row a batch. */
export const listSessions = defineProcedure(attendanceSessionList, async (context, { projectId }) => {
  const { db, caller } = context;
  const { institutionId } = caller.session;
  const project = await findOwnProject(db, { projectId, institutionId });
  const sessions = await listSessionsOfProject(db, { projectId, institutionId });
  const batches = await inParallel(project.batches, COUNTS_AT_ONCE, async ({ batchId, begin, end }) => {
    const session = sessions.find((one) => one.batchId === batchId);
    // Without a session nobody can have checked in.
    const people = session ? await countPeople(db, { institutionId, projectId, batchId }) : 0;
    return { batchId, begin, end, session: session ? sessionView(session) : null, headCount: people };
  });
  return {
    projectId,
    projectNumber: project.projectNumber,
    title: project.title,
    batches,
    courses: project.courses.map(({ courseId, topic }) => ({ courseId, topic })),
  };
});
