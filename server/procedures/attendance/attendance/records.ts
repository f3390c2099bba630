import { attendanceRecords } from '../../../../contract/calls/attendance/attendance';
import { windowsOf } from '../../../../domain/project/planned-windows';
import { figuresOf } from '../../../attendance/batch-summary';
import { recordList } from '../../../attendance/record-list';
import { batchOf, ownProject, projectWithId } from '../../../data/projects';
import { sessionsOfProject } from '../../../data/sessions';
import { defineProcedure } from '../../../call/procedure';

/** 考勤明细 (M18) of a batch of the caller's own institution. */
export const records = defineProcedure(attendanceRecords, async ({ db, caller }, input) => {
  const { institutionId } = caller.session;
  const { projectId, batchId } = input;
  const { projects, sessions, ...figures } = await db.together(
    { collection: 'institutions', id: institutionId },
    {
      projects: projectWithId(projectId),
      sessions: sessionsOfProject({ projectId, institutionId }),
      ...figuresOf({ projectId, batchId, institutionId }),
    },
  );
  const project = ownProject(projects, institutionId);
  const batch = batchOf(project, batchId);
  return {
    ...(await recordList(db, { project, readBy: institutionId, figures }, input)),
    courses: project.courses.map(({ courseId, topic }) => ({ courseId, topic })),
    sessions: sessions
      .filter((session) => session.batchId === batchId)
      .map(({ _id: sessionId, placeName }) => ({ sessionId, placeName })),
    windows: windowsOf(batch, project.courses),
    restDays: [...(batch.restDays ?? [])],
  };
});
