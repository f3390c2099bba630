import { examMine } from '../../../../contract/calls/exam/exam';
import { isReviewed } from '../../../../domain/exam/attempt';
import { knownBy } from '../../../../domain/exam/identity';
import { countOf, pointsOf } from '../../../../domain/exam/paper';
import type { OutputOf } from '../../../../contract';
import { defineProcedure, type ContextOf } from '../../../call/procedure';
import type { OfBatch } from '../../../data/evaluations';
import { getIdentity } from '../../../data/exam-identities';
import { ownExam, type OwnExam } from './standing';

/** The exam of a batch as the caller finds it. */
export const mine = defineProcedure(examMine, async (context, which) => {
  const { db, caller, at } = context;
  const { project, batch, exam } = await ownExam(db, which, caller.person, at);
  return {
    title: project.title,
    batchBegin: batch.begin,
    batchEnd: batch.end,
    exam: exam ? { ...shown(exam, at), identity: await identityFor(context, which, exam) } : null,
  };
});

type MyExam = NonNullable<OutputOf<'exam.mine'>['exam']>;

async function identityFor(
  { db, caller, at }: ContextOf<typeof examMine>,
  which: OfBatch,
  { paper, standing }: NonNullable<OwnExam['exam']>,
): Promise<MyExam['identity']> {
  if (paper.plan.identity !== true) return null;
  if (standing !== 'ready') return 'known';
  return knownBy(await getIdentity(db, which, caller.person._id), at) === undefined ? 'needed' : 'known';
}

function shown({ paper, result, standing }: NonNullable<OwnExam['exam']>, now: number): Omit<MyExam, 'identity'> {
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
