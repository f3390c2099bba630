import { createHash } from 'node:crypto';
import { analysisRun } from '../../../../contract/calls/attendance/analysis';
import { analysisInputDigest } from '../../../../domain/attendance/analysis';
import { checkWindows, daysWithoutWindow } from '../../../../domain/project/batch-windows';
import type { AttendanceWindow } from '../../../../domain/project/attendance-window';
import type { Batch } from '../../../../domain/project/batch';
import { isGranting } from '../../../../domain/credit/grant';
import { canBeHeld } from '../../../../domain/project/project-state';
import { secondOf } from '../../../../domain/kernel/time';
import { analyseBatch, judgeRecords } from '../../../attendance/analysis/analyse-batch';
import { flagTwoPlaces, readBatchRecords } from '../../../attendance/analysis/read-records';
import { addAnalysis, analysisIdOf, inChunks, latestAnalysisOf, nextNumber } from '../../../data/analyses';
import { ask } from '../../../data/questions';
import { readAttendees } from '../../../data/attendees';
import type { Analysis, Project } from '../../../data/documents';
import { batchOf, findOwnProject } from '../../../data/projects';
import { earlierAnswer, runIdempotent } from '../../../call/idempotency';
import { defineProcedure } from '../../../call/procedure';
import { logProjectAct } from '../../../data/audit/office-log';
import type { Refusing } from '../../../call/refusal';
import { analysisSummary } from './summary';

/**
 * Runs 考勤分析 for all courses of a batch (M17) and freezes it under the batch's next number: the people, the figures
 * and the audit entry in one transaction. A repeat of the request gets the same analysis.
 */
export const runAnalysis = defineProcedure(analysisRun, async (context, input) => {
  const { db, at, caller } = context;
  const { projectId, batchId } = input;
  const { institutionId, name: by } = caller.session;
  const earlier = await earlierAnswer(context, analysisRun);
  if (earlier) return earlier;
  const project = await findOwnProject(db, { projectId, institutionId });
  const batch = batchToAnalyse(context, project, batchId);
  const windows = input.windows.map(({ begin, end }) => ({ begin: secondOf(begin), end: secondOf(end) }));
  checkAnalysisWindows(context, windows, batch);

  const ownBatch = { institutionId, projectId, batchId };
  const records = await readBatchRecords(db, ownBatch, batch);
  const attendees = await readAttendees(db, new Set(records.map(({ personId }) => personId)));
  judgeRecords(records, attendees);
  await flagTwoPlaces(db, ownBatch, records);
  const courseIds = project.courses.map(({ courseId }) => courseId);
  const { people, valid, courses, ruleVersion } = analyseBatch({ records, attendees, courseIds, windows });
  const chunks = inChunks(people);
  const result: Omit<Analysis, '_id' | 'number'> = {
    ...ownBatch,
    at,
    by,
    ruleVersion,
    inputDigest: analysisInputDigest({ records, windows, hash: sha256 }),
    windows,
    daysWithoutWindow: daysWithoutWindow({ batch, windows }),
    people: people.length,
    valid,
    absent: people.length - valid,
    records: records.length,
    courses: project.courses.map(({ courseId, topic, hourTenths }) => ({
      courseId,
      topic,
      hourTenths,
      ...(courses.get(courseId) ?? { people: 0, valid: 0 }),
    })),
    chunks: chunks.length,
  };
  const [latest] = await ask(db, latestAnalysisOf(ownBatch));

  return runIdempotent(context, analysisRun, async (tx) => {
    // Again, in the transaction: a grant that has begun meanwhile must not lose its analysis to a newer one.
    batchToAnalyse(context, await findOwnProject(tx, { projectId, institutionId }), batchId);
    const number = await nextNumber(tx, { projectId, batchId, from: (latest?.number ?? 0) + 1 });
    const analysis: Analysis = { _id: analysisIdOf({ projectId, batchId, number }), number, ...result };
    await addAnalysis(tx, { analysis, chunks });
    await logProjectAct(tx, context, {
      project: { projectId, institutionId },
      action: 'analysis.made',
      subject: `analysis:${analysis._id}`,
      before: null,
      after: analysis,
    });
    return analysisSummary(analysis);
  });
});

/** The batch, if it may be analysed now. @throws Refusal */
function batchToAnalyse(
  context: Refusing<'projectNotApproved' | 'grantRunning'>,
  project: Project,
  batchId: string,
): Batch {
  const batch = batchOf(project, batchId);
  if (!canBeHeld(project.state)) context.refuse('projectNotApproved', { state: project.state });
  if (isGranting(project.rounds, batchId)) context.refuse('grantRunning');
  return batch;
}

function checkAnalysisWindows(context: Refusing<'windowsInvalid'>, windows: AttendanceWindow[], batch: Batch): void {
  const errors = checkWindows({ windows, batch });
  if (errors.length === 0) return;
  context.refuse('windowsInvalid', {
    fields: errors.map((error) => ({
      field: 'index' in error ? `windows.${error.index}` : 'windows',
      problem: error.code,
    })),
  });
}

function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}
