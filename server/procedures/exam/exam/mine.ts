import { examMine } from '../../../../contract/calls/exam/exam';
import { isReviewed } from '../../../../domain/exam/attempt';
import { countOf, pointsOf } from '../../../../domain/exam/paper';
import type { OutputOf } from '../../../../contract';
import { defineProcedure } from '../../../call/procedure';
import { ownExam, type OwnExam } from './standing';

/** The exam of a batch as the caller finds it. */
export const mine = defineProcedure(examMine, async ({ db, caller, at }, which) => {
  const { project, batch, exam } = await ownExam(db, which, caller.person, at);
  return {
    title: project.title,
    batchBegin: batch.begin,
    batchEnd: batch.end,
    exam: exam ? shown(exam, at) : null,
  };
});

function shown({ paper, result, standing }: NonNullable<OwnExam['exam']>, now: number): OutputOf<'exam.mine'>['exam'] {
  const { plan } = paper;
  const { opensAt, closesAt, minutes, passPoints, halfPoints, attempts, review } = plan;
  return {
    ...{ standing, opensAt, closesAt, minutes, passPoints, halfPoints, attempts },
    questions: countOf(plan.sections),
    points: pointsOf(plan.sections),
    attemptsUsed: result?.attempts ?? 0,
    bestTenths: result && result.bestTenths >= 0 ? result.bestTenths : null,
    passed: result?.passed === true,
    attemptId: result?.running?.attemptId ?? result?.lastAttemptId ?? null,
    lastTenths: result?.lastTenths ?? null,
    reviewed: result?.lastTenths != null && isReviewed(plan, now),
    reviewFrom: review === 'afterClose' ? closesAt : null,
  };
}
