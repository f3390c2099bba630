import { examStart } from '../../../../contract/calls/exam/exam';
import { attemptEnd, takesAnswers } from '../../../../domain/exam/attempt';
import { knownBy, secondLookAt, type AttemptIdentity, type KnownBy } from '../../../../domain/exam/identity';
import { drawAttempt } from '../../../../domain/exam/paper';
import { earlierAnswer, runIdempotent } from '../../../call/idempotency';
import { defineProcedure } from '../../../call/procedure';
import { refuse } from '../../../call/refusal';
import type { ExamAttempt, ExamPaper } from '../../../data/documents';
import { beginTries, getIdentity } from '../../../data/exam-identities';
import { grade } from '../../../data/exam-grading';
import { addAttempt, attemptIdOf, getPaper, getResult, saveResult } from '../../../data/exams';
import { ownExam, standingRefusals } from './standing';

/** Begins an attempt, or gives the one that goes on. One whose time is over is graded first: it may have passed. */
export const start = defineProcedure(examStart, async (context, which) => {
  const { db, caller, at } = context;
  const { person, openid } = caller;
  const earlier = await earlierAnswer(context, examStart);
  if (earlier) return earlier;
  const overdue = (await getResult(db, which, person._id))?.running;
  if (overdue && !takesAnswers(at, overdue)) await grade(context, overdue.attemptId, at);
  const { exam } = await ownExam(db, which, person, at);
  if (!exam) return refuse('notFound');
  const { standing } = exam;
  if (standing !== 'ready' && standing !== 'running') return context.refuse(standingRefusals[standing]);
  const began =
    standing === 'ready' && exam.paper.plan.identity
      ? knownBy(await getIdentity(db, which, person._id), at)
      : undefined;
  if (standing === 'ready' && exam.paper.plan.identity && began === undefined)
    return context.refuse('examIdentityNeeded');
  const seed = context.randomBytes(4).readInt32BE();
  return runIdempotent(context, examStart, async (tx) => {
    const paper = (await getPaper(tx, which)) ?? refuse('notFound');
    const result = await getResult(tx, which, person._id);
    if (result?.running && takesAnswers(at, result.running)) return { attemptId: result.running.attemptId };
    const number = (result?.attempts ?? 0) + 1;
    // Of two phones that begin at once the second finds the attempt of the first; so this is a command that came too late.
    if (number > paper.plan.attempts) return context.refuse('noAttemptsLeft');
    const attemptId = attemptIdOf(paper._id, person._id, number);
    const endsAt = attemptEnd(at, paper.plan);
    const questions = questionsOf(paper, seed);
    await addAttempt(tx, {
      _id: attemptId,
      paperId: paper._id,
      ...which,
      institutionId: paper.institutionId,
      personId: person._id,
      ...{ openid, number, seed, endsAt },
      title: paper.title,
      startedAt: at,
      rules: rulesOf(paper),
      questions,
      answers: {},
      order: Object.fromEntries(questions.map((_, position) => [position, 0])),
      state: 'running',
      gradedAt: null,
      scoreTenths: null,
      passed: false,
      ...(began ? { identity: identityOf(began, { startedAt: at, endsAt, seed }) } : {}),
    });
    if (began) await beginTries(tx, which, person._id);
    await saveResult(tx, {
      bestTenths: -1,
      lastTenths: null,
      passed: false,
      ...result,
      paperId: paper._id,
      ...which,
      personId: person._id,
      who: {
        name: person.name,
        personNumber: person.personNumber,
        institutionName: person.institutionName,
        departmentName: person.departmentName,
      },
      attempts: number,
      running: { attemptId, endsAt },
      lastAttemptId: attemptId,
    });
    return { attemptId };
  });
});

const identityOf = (began: KnownBy, attempt: Parameters<typeof secondLookAt>[0]): AttemptIdentity => ({
  began,
  againAt: began === 'vouched' ? null : secondLookAt(attempt),
});

const rulesOf = ({ plan: { passPoints, halfPoints, review, closesAt } }: ExamPaper): ExamAttempt['rules'] => ({
  passPoints,
  halfPoints,
  review,
  closesAt,
});

/** What the paper gives for a seed, with the questions as they are now. */
function questionsOf({ plan, pool }: ExamPaper, seed: number): ExamAttempt['questions'] {
  const byId = new Map(pool.map((question) => [question.questionId, question]));
  return drawAttempt(plan, pool, seed).flatMap(({ questionId, points, optionIds }) => {
    const question = byId.get(questionId);
    return question ? [{ ...question, points, optionIds }] : [];
  });
}
