import { examQuestionGet } from '../../../../contract/calls/exam/exam-question';
import { defineProcedure } from '../../../call/procedure';
import { refuse } from '../../../call/refusal';
import { findOwnQuestion } from '../../../data/exams';
import { picturesShown } from '../../../exam/pictures';

export const get = defineProcedure(examQuestionGet, async (context, { questionId }) => {
  const { institutionId } = context.caller.session;
  const found = (await findOwnQuestion(context.db, { questionId, institutionId })) ?? refuse('notFound');
  const shown = await picturesShown(context, [found]);
  const { kind, text, options, rightIds, explanation, tags, difficulty } = found;
  return { kind, text, picture: shown(found), options, rightIds, explanation, tags, difficulty };
});
