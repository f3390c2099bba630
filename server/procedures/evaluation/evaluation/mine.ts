import { evaluationMine } from '../../../../contract/calls/evaluation/evaluation';
import { defineProcedure } from '../../../call/procedure';
import { formOf } from '../../../data/evaluations';
import { ownEvaluation, questionsAsked } from './standing';

/** The evaluation of a batch as the caller finds it. Questions are for whoever may answer them. */
export const mine = defineProcedure(evaluationMine, async ({ db, caller, at }, which) => {
  const { project, batch, period, evaluation, standing } = await ownEvaluation(db, which, caller.person, at);
  const asked = standing === 'open' ? questionsAsked(evaluation, await formOf(db, project), project) : [];
  return {
    title: project.title,
    batchBegin: batch.begin,
    batchEnd: batch.end,
    ...period,
    standing,
    questions: asked,
  };
});
