import { examReview } from '../../../../contract/calls/exam/exam';
import { isReviewed } from '../../../../domain/exam/attempt';
import { gradeAttempt, tenthsFor } from '../../../../domain/exam/grading';
import { defineProcedure } from '../../../call/procedure';
import { findPlan } from '../../../data/exams';
import { inOrder, ownAttempt } from './attempt';

/** A graded attempt of the caller's with what was right, once the paper lets it be seen. */
export const review = defineProcedure(examReview, async (context, { attemptId }) => {
  const { db, caller, at } = context;
  const own = await ownAttempt(db, attemptId, caller.person._id);
  const { title, state, rules, questions, answers, scoreTenths, passed } = own;
  // By the paper as it is now: others may still sit what is drawn from it.
  const plan = (await findPlan(db, own))?.plan ?? rules;
  if (state !== 'graded' || !isReviewed(plan, at)) return context.refuse('reviewNotOpen');
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
