import { evaluationSaveForm } from '../../../../contract/calls/evaluation/evaluation';
import { checkEvaluationForm } from '../../../../domain/evaluation/form';
import { runIdempotent } from '../../../call/idempotency';
import { defineProcedure } from '../../../call/procedure';
import { logProjectAct } from '../../../data/audit/office-log';
import { formOf, saveForm } from '../../../data/evaluations';
import { findOwnProject } from '../../../data/projects';
import { assertAcceptableTexts } from '../../../guard/text-check';
import { isLocked } from './form';

export const saveFormOfEvaluation = defineProcedure(evaluationSaveForm, async (context, input) => {
  const { projectId, revision, items } = input;
  const problems = checkEvaluationForm(items);
  if (problems.length > 0)
    context.refuse('evaluationFormInvalid', { fields: problems.map((problem) => ({ field: 'items', problem })) });
  await assertAcceptableTexts(
    context,
    items.map(({ text }) => text),
  );
  return runIdempotent(context, evaluationSaveForm, async (tx) => {
    const project = await findOwnProject(tx, { projectId, institutionId: context.caller.session.institutionId });
    const before = await formOf(tx, project);
    // Written by the first answer of a batch as well, so the two cannot both be right about what is asked.
    if (isLocked(project.batches, new Set(before.begunBatchIds))) return context.refuse('evaluationBegun');
    if (before.revision !== revision) return context.refuse('staleRevision');
    const after = { ...before, items, revision: revision + 1, savedAt: context.at };
    await saveForm(tx, after);
    await logProjectAct(tx, context, {
      project: { projectId, institutionId: project.institutionId },
      action: 'evaluation.formSaved',
      subject: `evaluationForm:${projectId}`,
      before: before.items,
      after: items,
    });
    return { revision: after.revision };
  });
});
