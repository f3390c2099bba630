import { analysisPrepare } from '../../../../contract/calls/attendance/analysis';
import { spotChecksOf, withSpotChecks } from '../../../../domain/attendance/spot-check';
import { intendedStrategyOf } from '../../../../domain/project/intended-strategy';
import { lecturerNames } from '../../../../domain/project/lecturers';
import { planOf, windowsOf } from '../../../../domain/project/planned-windows';
import { questionsOfUncounted, uncountedOf } from '../../../attendance/batch-summary';
import { appealsOpenIn } from '../../../data/appeals';
import { latestAnalysisOf } from '../../../data/analyses';
import { peopleOf, recordsOf } from '../../../data/attendance-counts';
import { batchOf, ownProject, projectWithId } from '../../../data/projects';
import { defineProcedure } from '../../../call/procedure';
import { analysisSummary } from './summary';

/** What the analysis page begins with (M16, M17): course list, proposed windows, figures so far, the latest result. */
export const prepareAnalysis = defineProcedure(analysisPrepare, async (context, { projectId, batchId }) => {
  const { db, caller } = context;
  const { institutionId } = caller.session;
  const ownBatch = { institutionId, projectId, batchId };
  const { projects, people, records, latest, appeals, ...waiting } = await db.together(
    { collection: 'institutions', id: institutionId },
    {
      projects: projectWithId(projectId),
      people: peopleOf(ownBatch),
      records: recordsOf(ownBatch),
      latest: latestAnalysisOf(ownBatch),
      appeals: appealsOpenIn(ownBatch),
      ...questionsOfUncounted(ownBatch),
    },
  );
  const project = ownProject(projects, institutionId);
  const batch = batchOf(project, batchId);
  // Whoever came later is spared by the analysis (domain/attendance/spot-check.ts).
  const spots = spotChecksOf(project, batchId);
  const plan = planOf(batch, project.courses).map((windows, index) =>
    withSpotChecks(windows, spots, project.courses[index]?.courseId ?? ''),
  );
  return {
    projectId,
    projectNumber: project.projectNumber,
    title: project.title,
    creditHundredths: project.creditHundredths,
    hourTenths: project.hourTenths,
    batchBegin: batch.begin,
    batchEnd: batch.end,
    courses: project.courses.map(({ courseId, topic, hourTenths, lecturers }, index) => ({
      courseId,
      topic,
      hourTenths,
      lecturerName: lecturerNames(lecturers),
      proposedWindows: plan[index] ?? [],
    })),
    people,
    records,
    uncounted: { ...(await uncountedOf(db, ownBatch, waiting)), appeals },
    proposedWindows: withSpotChecks(windowsOf(batch, project.courses), spots),
    restDays: [...(batch.restDays ?? [])],
    intendedStrategy: intendedStrategyOf(batch),
    latest: latest[0] ? analysisSummary(latest[0]) : null,
  };
});
