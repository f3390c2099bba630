import { examStudyPerson } from '../../../../contract/calls/exam/exam-study';
import { gradingBy } from '../../../../domain/exam/correction';
import { defineProcedure } from '../../../call/procedure';
import { refuse } from '../../../call/refusal';
import type { ExamAttempt } from '../../../data/documents';
import { getAttempts, getResult } from '../../../data/exams';
import { picturesShown } from '../../../exam/pictures';
import { inOrder } from '../exam/attempt';
import { ownPaper } from '../own-batch';

export const person = defineProcedure(examStudyPerson, async (context, { personId, ...which }) => {
  const { db, caller } = context;
  await ownPaper(db, which, caller.session);
  const result = (await getResult(db, which, personId)) ?? refuse('notFound');
  const { name, personNumber, institutionName, departmentName } = result.who;
  const attempts = await getAttempts(db, result);
  const pictures = await picturesShown(
    context,
    attempts.flatMap(({ questions }) => questions),
  );
  return {
    ...{ name, personNumber, institutionName, departmentName, passed: result.passed },
    attempts: attempts.map((attempt) => shown(attempt, pictures)),
  };
});

function shown(attempt: ExamAttempt, pictures: Awaited<ReturnType<typeof picturesShown>>) {
  const { number, startedAt, endsAt, gradedAt, scoreTenths, passed, left = 0, corrected, answers, rules } = attempt;
  const { questions } = gradingBy({ questions: attempt.questions, answers, rules }, corrected?.keys);
  return {
    ...{ number, startedAt, endsAt, gradedAt, scoreTenths, passed, left },
    questions: questions.map((question, position) => {
      const worded = (ids: readonly string[]) =>
        inOrder(question).flatMap(({ optionId, text }) => (ids.includes(optionId) ? [text] : []));
      const { text, points, chosenIds, rightIds, graded } = question;
      return {
        ...{ text, points, graded, picture: pictures(question) },
        chosen: worded(chosenIds),
        right: worded(rightIds),
        answeredAt: attempt.answeredAt?.[position] ?? null,
      };
    }),
  };
}
