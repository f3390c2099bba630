import { examQuestionGet } from '../../../../contract/calls/exam/exam-question';
import { defineProcedure } from '../../../call/procedure';
import { refuse } from '../../../call/refusal';
import { findOwnQuestion } from '../../../data/exams';

export const get = defineProcedure(examQuestionGet, async ({ db, caller }, { questionId }) => {
  const { institutionId } = caller.session;
  const found = (await findOwnQuestion(db, { questionId, institutionId })) ?? refuse('notFound');
  const { kind, text, options, rightIds, explanation, tags, difficulty } = found;
  return { kind, text, options, rightIds, explanation, tags, difficulty };
});
