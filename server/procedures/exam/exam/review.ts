import { examReview } from '../../../../contract/calls/exam/exam';
import { isReviewed } from '../../../../domain/exam/attempt';
import { gradingBy } from '../../../../domain/exam/correction';
import { tenthsFor } from '../../../../domain/exam/grading';
import { defineProcedure } from '../../../call/procedure';
import { findPlan } from '../../../data/exams';
import { picturesShown } from '../../../exam/pictures';
import { inOrder, ownAttempt } from './attempt';

/** A graded attempt of the caller's with what was right, once the paper lets it be seen. */
export const review = defineProcedure(examReview, async (context, { attemptId }) => {
  const { db, caller, at } = context;
  const own = await ownAttempt(db, attemptId, caller.person._id);
  const { title, state, rules, questions, answers, scoreTenths, passed, corrected } = own;
  // By the paper as it is now: others may still sit what is drawn from it.
  const plan = (await findPlan(db, own))?.plan ?? rules;
  if (state !== 'graded' || !isReviewed(plan, at)) return context.refuse('reviewNotOpen');
  const { questions: graded } = gradingBy({ questions, answers, rules }, corrected?.keys);
  const shown = await picturesShown(context, questions);
  return {
    ...{ title, passed, scoreTenths: scoreTenths ?? 0 },
    questions: graded.map((question) => {
      const { kind, text, points, explanation, rightIds, chosenIds } = question;
      return {
        ...{ kind, text, points, explanation, graded: question.graded, tenths: tenthsFor(question.graded, points) },
        picture: shown(question),
        options: inOrder(question).map((option) => ({
          ...option,
          chosen: chosenIds.includes(option.optionId),
          right: rightIds.includes(option.optionId),
        })),
      };
    }),
  };
});
