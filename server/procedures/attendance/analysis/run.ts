import { createHash } from 'node:crypto';
import { analysisRun } from '../../../../contract/calls/attendance/analysis';
import { spotChecksOf } from '../../../../domain/attendance/spot-check';
import { ANALYSIS_RULE_VERSION } from '../../../../domain/attendance/analysis';
import { analysisInputDigest } from '../../../../domain/attendance/analysis-digest';
import type { Batch } from '../../../../domain/project/batch';
import { isGranting } from '../../../../domain/credit/grant';
import { canBeHeld } from '../../../../domain/project/project-state';
import { addAnalysis, analysisIdOf, inChunks, latestAnalysisOf, nextNumber } from '../../../data/analyses';
import { ask } from '../../../data/questions';
import type { Analysis, Project } from '../../../data/documents';
import { batchOf, findOwnProject } from '../../../data/projects';
import { earlierAnswer, runIdempotent } from '../../../call/idempotency';
import { defineProcedure } from '../../../call/procedure';
import { logProjectAct } from '../../../data/audit/office-log';
import type { Refusing } from '../../../call/refusal';
import { figuresOfMade, makeAnalysis, windowsByCourse } from './make';
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
  const courses = windowsByCourse(context, { project, batch, wanted: input });
  const ownBatch = { institutionId, projectId, batchId };
  const made = await makeAnalysis(db, {
    ownBatch,
    batch,
    courses,
    spotChecks: spotChecksOf(project, batchId),
    flagged: true,
  });
  const chunks = inChunks(made.people);
  const result: Omit<Analysis, '_id' | 'number'> = {
    ...ownBatch,
    at,
    by,
    ruleVersion: ANALYSIS_RULE_VERSION,
    inputDigest: analysisInputDigest({
      records: made.records,
      courses,
      spotChecks: spotChecksOf(project, batchId),
      hash: sha256,
    }),
    records: made.records.length,
    ...figuresOfMade(made, project),
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

function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}
