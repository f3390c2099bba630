import { GRACE_MS } from '../../domain/exam/attempt';
import type { Services } from '../call/context';
import { grade } from '../data/exam-grading';
import { findOverdue } from '../data/exams';

/** Attempts a run grades: the rest waits for the next minute. */
const ATTEMPTS_A_RUN = 200;

/** For the timer: grades the attempts whose time is over by what was saved. Nothing that is answered later counts, whether this has run or not. */
export async function closeAttempts(services: Services): Promise<void> {
  const { db, now } = services;
  const before = now() - GRACE_MS;
  for (const { _id } of await findOverdue(db, { before, limit: ATTEMPTS_A_RUN })) await grade(services, _id, now());
}
