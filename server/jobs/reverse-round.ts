import type { Context, Services } from '../call/context';
import { appendAudit } from '../data/audit/log';
import type { LedgerEntry, Reversal } from '../data/documents';
import { inParallel } from '../data/in-parallel';
import { finishJob, noteProgress, releaseLease, renewLease, type Lease } from '../data/jobs';
import { findEntriesAfter } from '../data/ledger';
import { tellFromJob } from '../data/messages';
import { getReversal, reversalOf, saveReversal, writeReversalEntry } from '../data/reversals';
import { getAnyRound, markReversed } from '../data/rounds';
import { creditsReversed } from '../message/credit-events';
import type { JobResult } from './job-result';

const ENTRIES_PER_SLICE = 100;
/** As many as a grant writes at once. */
const WRITES_AT_ONCE = 8;

/**
 * Takes back every entry of a round. A reversal has an `_id` and a content that follow from the entry and the decision, so a slice that was
 * broken off at any write, or that two workers do at once, leaves the same ledger.
 */
export async function reverseRound(services: Services, taken: Lease, deadline: number): Promise<JobResult> {
  const { db } = services;
  const reversal = await getReversal(db, taken.job.subjectId);
  if (!reversal) throw new Error('a job without its reversal');
  let lease = taken;
  let after = taken.job.after ?? '';
  for (;;) {
    const entries = await findEntriesAfter(db, { roundId: reversal.roundId, after, limit: ENTRIES_PER_SLICE });
    const last = entries.at(-1);
    if (!last) break;
    if (services.now() >= deadline) {
      await releaseLease(db, lease);
      return 'continued';
    }
    const renewed = await renewLease(db, lease, services.now());
    if (!renewed) return 'notMine';
    lease = renewed;
    await inParallel(entries, WRITES_AT_ONCE, (entry) => takeBack(services, entry, reversal));
    after = last._id;
    if (!(await noteProgress(db, lease, after))) return 'notMine';
  }
  await finish(services, reversal);
  return 'done';
}

async function takeBack(services: Services, entry: LedgerEntry, reversal: Reversal): Promise<void> {
  const { db, settings } = services;
  // One that was taken back by itself before was told then.
  if (!(await writeReversalEntry(db, reversalOf(entry, reversal)))) return;
  await tellFromJob(db, { settings, at: services.now() }, creditsReversed(entry, reversal));
}

/** Request, round, project, job and log in one transaction; again it changes nothing. */
async function finish(services: Services, { _id: reversalId }: Reversal): Promise<void> {
  const context: Context = {
    ...services,
    caller: { kind: 'nobody' },
    requestId: `reverse:${reversalId}`,
    input: { reversalId },
    at: services.now(),
  };
  await services.db.transaction(async (tx) => {
    const before = await getReversal(tx, reversalId);
    if (before?.state !== 'running') return;
    const round = await getAnyRound(tx, before.roundId);
    if (!round) throw new Error('a reversal without its round');
    const after: Reversal = { ...before, state: 'done', slot: before._id, done: before.people };
    await saveReversal(tx, after);
    await markReversed(tx, round, reversalId);
    await finishJob(tx, `reverse:${reversalId}`);
    await appendAudit(tx, {
      context,
      institutionId: before.institutionId,
      projectId: before.projectId,
      actor: { id: before.byId, name: before.by },
      action: 'reversal.finished',
      subject: `round:${before.roundId}`,
      before,
      after,
    });
  });
}
