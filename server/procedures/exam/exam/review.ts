import { examReview } from '../../../../contract/calls/exam/exam';
import { isReviewed } from '../../../../domain/exam/attempt';
import { gradeAttempt, tenthsFor } from '../../../../domain/exam/grading';
import { defineProcedure } from '../../../call/procedure';
import { inOrder, ownAttempt } from './attempt';

/** A graded attempt of the caller's with what was right, once the paper lets it be seen. */
export const review = defineProcedure(examReview, async (context, { attemptId }) => {
  const { db, caller, at } = context;
  const { title, state, rules, questions, answers, scoreTenths, passed } = await ownAttempt(
    db,
    attemptId,
    caller.person._id,
  );
  if (state !== 'graded' || !isReviewed(rules, at)) return context.refuse('reviewNotOpen');
  const chosen = Object.fromEntries(questions.map(({ questionId }, position) => [questionId, answers[position] ?? []]));
  const { graded } = gradeAttempt(questions, chosen, rules);
  return {
    ...{ title, passed, scoreTenths: scoreTenths ?? 0 },
    questions: questions.map((question) => {
      const { questionId, kind, text, points, explanation, rightIds } = question;
      const own = graded[questionId] ?? 'wrong';
      return {
        ...{ kind, text, points, explanation, graded: own, tenths: tenthsFor(own, points) },
        options: inOrder(question).map((option) => ({
          ...option,
          chosen: chosen[questionId]?.includes(option.optionId) === true,
          right: rightIds.includes(option.optionId),
        })),
      };
    }),
  };
});
