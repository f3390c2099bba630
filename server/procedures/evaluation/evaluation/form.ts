import { evaluationForm } from '../../../../contract/calls/evaluation/evaluation';
import { evaluationPeriod } from '../../../../domain/evaluation/period';
import { defineProcedure } from '../../../call/procedure';
import { answeredOf, formOf, lecturersOfProject } from '../../../data/evaluations';
import { findOwnProject } from '../../../data/projects';

/** The form of a project of the caller's own institution. */
export const formOfEvaluation = defineProcedure(evaluationForm, async ({ db, caller }, { projectId }) => {
  const { institutionId } = caller.session;
  const project = await findOwnProject(db, { projectId, institutionId });
  const form = await formOf(db, project);
  const begun = new Set(form.begunBatchIds);
  const answers = await db.together(
    { collection: 'institutions', id: institutionId },
    Object.fromEntries(project.batches.map(({ batchId }) => [batchId, answeredOf({ projectId, batchId })])),
  );
  return {
    title: project.title,
    projectNumber: project.projectNumber,
    creditLevel: project.creditLevel,
    items: form.items,
    lecturers: lecturersOfProject(project).map(({ name }) => name),
    revision: form.revision,
    batches: project.batches.map((batch) => ({
      batchId: batch.batchId,
      begin: batch.begin,
      end: batch.end,
      ...evaluationPeriod(batch, project.courses),
      answers: answers[batch.batchId] ?? 0,
      begun: begun.has(batch.batchId),
    })),
    locked: isLocked(project.batches, begun),
  };
});

/** Whether no batch is left that another form would reach. */
export const isLocked = (batches: readonly { batchId: string }[], begun: ReadonlySet<string>): boolean =>
  batches.length > 0 && batches.every(({ batchId }) => begun.has(batchId));
