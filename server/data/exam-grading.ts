/** Grading attempts: once when they are handed in, and again after a question was corrected. */
import { gradeBy } from '../../domain/exam/correction';
import type { Services } from '../call/context';
import type { Database, Transaction } from './database';
import type { ExamAttempt, ExamKeys, ExamResult } from './documents';
import { attemptIdOf, getAttempt, getResult, saveResult } from './exams';
import { tell } from './messages';
import { documents } from './questions';

export const getKeys = (db: Pick<Database, 'get'>, paperId: string): Promise<ExamKeys | undefined> =>
  db.get('examKeys', paperId);

/** The same, to be read together with something else: how often its questions were corrected. */
export const keysOf = (paperId: string) =>
  documents('examKeys', { where: { _id: paperId }, fields: ['number'], limit: 1 });

const byKeys = (keys: ExamKeys | undefined) => (keys ? { corrected: { number: keys.number, keys: keys.keys } } : {});

/**
 * Grades an attempt by what was saved, once; a second time nothing changes. A correction that was decided while it was graded reaches it all
 * the same: either its job finds the attempt graded, or it is seen here afterwards.
 */
export async function grade(
  { db, settings }: Pick<Services, 'db' | 'settings'>,
  attemptId: string,
  at: number,
): Promise<void> {
  const graded = await db.transaction(async (tx) => {
    const attempt = await gradeOnce(tx, attemptId, at);
    if (attempt) await tellOfScore(tx, { settings, at }, attempt);
    return attempt;
  });
  if (!graded) return;
  const { paperId, personId, corrected } = graded;
  const keys = await getKeys(db, paperId);
  if (keys && keys.number !== corrected?.number) await db.transaction((tx) => gradeAgain(tx, { paperId, personId }));
}

function tellOfScore(
  tx: Transaction,
  context: Parameters<typeof tell>[1],
  { projectId, batchId, title, personId, number, scoreTenths, passed }: ExamAttempt,
): Promise<void> {
  const facts = { projectId, batchId, title, tenths: scoreTenths ?? 0, passed: passed ? 'yes' : 'no' };
  return tell(tx, context, {
    to: { person: personId },
    kind: 'examGraded',
    key: `${projectId}-${batchId}-${number}`,
    facts,
  });
}

/** @returns the attempt where it was graded now */
async function gradeOnce(tx: Transaction, attemptId: string, now: number): Promise<ExamAttempt | undefined> {
  const attempt = await getAttempt(tx, attemptId);
  if (attempt?.state !== 'running') return undefined;
  const keys = await getKeys(tx, attempt.paperId);
  const { scoreTenths, passed } = gradeBy(attempt, keys?.keys);
  const graded: ExamAttempt = { ...attempt, ...byKeys(keys), state: 'graded', gradedAt: now, scoreTenths, passed };
  await tx.put('examAttempts', graded);
  const result = await getResult(tx, attempt, attempt.personId);
  if (!result) throw new Error('whoever has begun has a result');
  await saveResult(tx, {
    ...result,
    running: result.running?.attemptId === attemptId ? null : result.running,
    lastAttemptId: attemptId,
    lastTenths: scoreTenths,
    bestTenths: Math.max(result.bestTenths, scoreTenths),
    passed: result.passed || passed,
  });
  return graded;
}

/** What grading again has changed for somebody. */
export interface GradedAgain {
  before: ExamResult;
  after: ExamResult;
  /** By the corrections up to this one. */
  number: number;
  attempts: ExamAttempt[];
}

/**
 * Grades all attempts of somebody by what holds now. Whoever has passed stays so.
 * @returns undefined where they are graded by that already
 */
export async function gradeAgain(
  tx: Transaction,
  { paperId, personId }: { paperId: string; personId: string },
): Promise<GradedAgain | undefined> {
  const keys = await getKeys(tx, paperId);
  if (!keys) return undefined;
  const first = await getAttempt(tx, attemptIdOf(paperId, personId, 1));
  const before = first && (await getResult(tx, first, personId));
  if (!before) return undefined;
  const attempts: ExamAttempt[] = [];
  for (let number = 1; number <= before.attempts; number += 1) {
    const attempt = await getAttempt(tx, attemptIdOf(paperId, personId, number));
    if (attempt?.state === 'graded') attempts.push(attempt);
  }
  const behind = attempts.filter(({ corrected }) => corrected?.number !== keys.number);
  if (behind.length === 0) return undefined;
  const again = attempts.map((attempt) => ({ ...attempt, ...gradeBy(attempt, keys.keys), ...byKeys(keys) }));
  const scores = again.map(({ scoreTenths }) => scoreTenths);
  const after: ExamResult = {
    ...before,
    bestTenths: Math.max(...scores),
    lastTenths: scores.at(-1) ?? null,
    passed: before.passed || again.some(({ passed }) => passed),
  };
  for (const attempt of again) await tx.put('examAttempts', attempt);
  await saveResult(tx, after);
  return { before, after, number: keys.number, attempts: again };
}
