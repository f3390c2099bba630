import { examSavePaper } from '../../../../contract/calls/exam/exam';
import { checkPlan } from '../../../../domain/exam/paper';
import { canBeHeld } from '../../../../domain/project/project-state';
import type { Context } from '../../../call/context';
import { runIdempotent } from '../../../call/idempotency';
import { defineProcedure } from '../../../call/procedure';
import { logProjectAct } from '../../../data/audit/office-log';
import type { ExamPaper } from '../../../data/documents';
import { begunOf, getPaper, paperIdOf, poolOf, savePaper as putPaper } from '../../../data/exams';
import { planStudy } from '../../../data/exam-studies';
import { slicesOf } from '../../../data/in-parallel';
import { filesOfPaper, moveUses } from '../../../data/kept-files';
import { batchOf, findOwnProject } from '../../../data/projects';

export const savePaper = defineProcedure(examSavePaper, async (context, { revision, plan, ...which }) => {
  const { db, at } = context;
  const { institutionId } = context.caller.session;
  const pool = await poolOf(db, institutionId, new Set(plan.sections.map(({ tag }) => tag)));
  if (!pool) return context.refuse('bankTooLarge');
  const problems = checkPlan(plan, pool);
  if (problems.length > 0)
    return context.refuse('paperInvalid', { fields: problems.map((problem) => ({ field: 'plan', problem })) });
  batchOf(await findOwnProject(db, { projectId: which.projectId, institutionId }), which.batchId);
  await keepPictures(context, { _id: paperIdOf(which), pool });
  const { begun } = await db.together({ collection: 'institutions', id: institutionId }, { begun: begunOf(which) });
  return runIdempotent(context, examSavePaper, async (tx) => {
    const project = await findOwnProject(tx, { projectId: which.projectId, institutionId });
    batchOf(project, which.batchId);
    if (!canBeHeld(project.state)) return context.refuse('projectNotApproved');
    const before = await getPaper(tx, which);
    if ((before?.revision ?? 0) !== revision) return context.refuse('staleRevision');
    // Who has passed and who has not was told by it.
    if (before && begun > 0 && before.plan.passPoints !== plan.passPoints) return context.refuse('passPointsFixed');
    const { title, projectNumber, creditLevel } = project;
    const after: ExamPaper = {
      _id: paperIdOf(which),
      ...which,
      ...{ institutionId, title, projectNumber, creditLevel, plan, pool },
      revision: revision + 1,
      savedAt: at,
    };
    await putPaper(tx, after);
    await planStudy(tx, { paper: after, now: at });
    await logProjectAct(tx, context, {
      project: { projectId: which.projectId, institutionId },
      action: 'exam.paperSaved',
      subject: `examPaper:${after._id}`,
      before: before?.plan ?? null,
      after: plan,
    });
    return { revision: after.revision };
  });
});

/** So many files a transaction notes. */
const PICTURES_A_SLICE = 20;

/**
 * Notes that the paper names the pictures of its questions, before it does: a paper may have more of them than a transaction holds. Broken
 * off, they stay a little longer than they are needed.
 */
async function keepPictures(
  { db, at }: Pick<Context, 'db' | 'at'>,
  paper: Pick<ExamPaper, '_id' | 'pool'>,
): Promise<void> {
  const { id, digests } = filesOfPaper(paper);
  for (const slice of slicesOf([...digests], PICTURES_A_SLICE))
    await db.transaction((tx) =>
      moveUses(tx, { before: { id, digests: new Set() }, after: { id, digests: new Set(slice) }, now: at }),
    );
}
