import { FACES_AN_ATTEMPT, lookedAgain, type KnownBy } from '../../domain/exam/identity';
import { idOf } from '../../domain/kernel/id';
import type { Database, Reader, Transaction } from './database';
import type { ExamIdentity } from './documents';
import { getAttempt, getResult, paperIdOf } from './exams';
import type { OfBatch } from './evaluations';

const identityIdOf = (batch: OfBatch, personId: string): string => idOf(paperIdOf(batch), personId);
const unknown = (batch: OfBatch, personId: string): ExamIdentity => ({
  _id: identityIdOf(batch, personId),
  paperId: paperIdOf(batch),
  personId,
  face: null,
  vouched: null,
  tries: 0,
});

/** How somebody is known for an exam. */
export const getIdentity = (db: Reader, batch: OfBatch, personId: string): Promise<ExamIdentity | undefined> =>
  db.get('examIdentities', identityIdOf(batch, personId));

/** Counts a picture before it is looked at. @returns false when there are no more for this attempt */
export async function countFace(db: Database, batch: OfBatch, personId: string): Promise<boolean> {
  const { _id, ...fresh } = unknown(batch, personId);
  await db.add('examIdentities', { _id, ...fresh });
  const counted = await db.updateWhere(
    'examIdentities',
    { _id, tries: { lt: FACES_AN_ATTEMPT } },
    { increment: { tries: 1 } },
  );
  return counted === 1;
}

/** An attempt has begun: whoever takes it may show their face as often again. */
export async function beginTries(tx: Transaction, batch: OfBatch, personId: string): Promise<void> {
  const known = await getIdentity(tx, batch, personId);
  if (known && known.tries > 0) await tx.update('examIdentities', known._id, { set: { tries: 0 } });
}

/** Notes how somebody is known now, for what begins and for the attempt that runs. Answers that come in meanwhile are not touched. */
export async function noteIdentity(
  tx: Transaction,
  batch: OfBatch,
  personId: string,
  { change, by, at }: { change: Partial<Pick<ExamIdentity, 'face' | 'vouched'>>; by: KnownBy; at: number },
): Promise<void> {
  const known = (await getIdentity(tx, batch, personId)) ?? unknown(batch, personId);
  await tx.put('examIdentities', { ...known, ...change });
  const running = (await getResult(tx, batch, personId))?.running;
  const attempt = running && (await getAttempt(tx, running.attemptId));
  if (!attempt?.identity) return;
  const identity = lookedAgain(attempt.identity, by, at);
  if (identity !== attempt.identity) await tx.update('examAttempts', attempt._id, { set: { identity } });
}
