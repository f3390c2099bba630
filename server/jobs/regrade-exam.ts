import type { Services } from '../call/context';
import { endCorrection, waitingCorrections } from '../data/exam-corrections';
import { getKeys, gradeAgain, type GradedAgain } from '../data/exam-grading';
import { attemptsBehind, dueNow, type ReadAttempt } from '../data/exam-studies';
import type { ExamCorrection } from '../data/documents';
import { finishJobOf, noteProgress, releaseLease, renewLease, type Lease } from '../data/jobs';
import { tell } from '../data/messages';
import type { Transaction } from '../data/database';
import { itemIdOf } from '../exam/item';
import type { JobResult } from './job-result';

/**
 * Grades everybody again who was asked a question that was corrected, and tells them, person by person in one transaction: a slice that was
 * broken off, or that two workers do at once, grades by the same and tells nobody twice. Nobody loses a pass.
 */
export async function regradeExam(services: Services, taken: Lease, deadline: number): Promise<JobResult> {
  const { db } = services;
  const { subjectId: paperId } = taken.job;
  const waiting = await waitingCorrections(db, paperId);
  const corrected = new Set(waiting.map(({ itemId }) => itemId));
  const isConcerned = (attempts: readonly ReadAttempt[]): boolean =>
    attempts.some(({ questions }) => questions.some((question) => corrected.has(itemIdOf(question))));
  let lease = taken;
  for (let after: string | undefined = taken.job.after ?? ''; after !== undefined;) {
    const read = await attemptsBehind(db, paperId, after);
    for (const [personId, attempts] of read.people)
      if (isConcerned(attempts))
        await db.transaction(async (tx) => {
          const change = await gradeAgain(tx, { paperId, personId });
          if (change) await tellOf(tx, services, { change, waiting });
        });
    after = read.after;
    const renewed = await renewLease(db, lease, services.now());
    if (!renewed || !(await noteProgress(db, renewed, after ?? ''))) return 'notMine';
    lease = renewed;
    if (after === undefined || services.now() < deadline) continue;
    await releaseLease(db, lease);
    return 'continued';
  }
  const last = Math.max(0, ...waiting.map(({ number }) => number));
  for (const correction of waiting) await endCorrection(db, correction, services.now());
  // Another was decided meanwhile: then everybody is looked at once more.
  if ((await getKeys(db, paperId))?.number !== last) {
    await releaseLease(db, lease);
    return 'continued';
  }
  // What the answers say of the questions is another now.
  await dueNow(db, paperId, services.now());
  await finishJobOf(db, lease);
  return 'done';
}

/** One message a person and correction; what was decided last of what they were asked gives its words. */
async function tellOf(
  tx: Transaction,
  services: Services,
  { change, waiting }: { change: GradedAgain; waiting: readonly ExamCorrection[] },
): Promise<void> {
  const { before, after, number, attempts } = change;
  const asked = new Set(attempts.flatMap(({ questions }) => questions.map(itemIdOf)));
  const correction = waiting.find(({ itemId }) => asked.has(itemId));
  const title = attempts[0]?.title;
  if (!correction || title === undefined) return;
  await tell(
    tx,
    { settings: services.settings, at: services.now() },
    {
      to: { person: after.personId },
      kind: 'examRegraded',
      key: `${after.paperId}-${number}`,
      facts: {
        projectId: after.projectId,
        batchId: after.batchId,
        title,
        what: correction.after.struck ? 'struck' : 'key',
        beforeTenths: before.bestTenths,
        afterTenths: after.bestTenths,
        standing: after.passed ? (before.passed ? 'stillPassed' : 'nowPassed') : 'notPassed',
      },
    },
  );
}
