import { analysisPrepare } from '../../../../contract/calls/attendance/analysis';
import { windowsOf } from '../../../../domain/project/batch';
import { countUncounted } from '../../../attendance/batch-summary';
import { findLatestAnalysis } from '../../../data/analyses';
import { countPeople, countRecords } from '../../../data/attendance-counts';
import { batchOf, findOwnProject } from '../../../data/projects';
import { defineProcedure } from '../../../call/procedure';
import { analysisSummary } from './summary';

/** What the analysis page begins with (M16, M17): course list, proposed windows, figures so far, the latest result. */
export const prepareAnalysis = defineProcedure(analysisPrepare, async (context, { projectId, batchId }) => {
  const { db, caller } = context;
  const { institutionId } = caller.session;
  const project = await findOwnProject(db, { projectId, institutionId });
  const batch = batchOf(project, batchId);
  const ownBatch = { institutionId, projectId, batchId };
  const [people, records, uncounted, latest] = await Promise.all([
    countPeople(db, ownBatch),
    countRecords(db, ownBatch),
    countUncounted(db, ownBatch),
    findLatestAnalysis(db, ownBatch),
  ]);
  return {
    projectId,
    projectNumber: project.projectNumber,
    title: project.title,
    creditHundredths: project.creditHundredths,
    hourTenths: project.hourTenths,
    batchBegin: batch.begin,
    batchEnd: batch.end,
    courses: project.courses.map(({ courseId, topic, hourTenths, lecturerName }) => ({
      courseId,
      topic,
      hourTenths,
      lecturerName,
    })),
    people,
    records,
    uncounted,
    proposedWindows: windowsOf(batch),
    restDays: [...(batch.restDays ?? [])],
    latest: latest ? analysisSummary(latest) : null,
  };
});
