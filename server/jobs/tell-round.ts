import type { Services } from '../call/context';
import { inParallel } from '../data/in-parallel';
import { finishJob, noteProgress, releaseLease, renewLease, type Lease } from '../data/jobs';
import { findEntriesAfter } from '../data/ledger';
import { tellFromJob } from '../data/messages';
import type { JobResult } from './job-result';

const PEOPLE_PER_SLICE = 100;
/** As many as a grant writes at once. */
const WRITES_AT_ONCE = 8;

/**
 * Tells the people of a round that their credits are effective. Each message has an `_id` of person and round, so a slice that
 * was broken off, or that two workers do at once, tells nobody twice.
 */
export async function tellRound(services: Services, taken: Lease, deadline: number): Promise<JobResult> {
  const { db, settings } = services;
  const { subjectId: roundId } = taken.job;
  let lease = taken;
  let after = taken.job.after ?? '';
  for (;;) {
    const entries = await findEntriesAfter(db, { roundId, after, limit: PEOPLE_PER_SLICE });
    const last = entries.at(-1);
    if (!last) break;
    if (services.now() >= deadline) {
      await releaseLease(db, lease);
      return 'continued';
    }
    const renewed = await renewLease(db, lease, services.now());
    if (!renewed) return 'notMine';
    lease = renewed;
    await inParallel(entries, WRITES_AT_ONCE, ({ personId, title, creditHundredths }) =>
      tellFromJob(
        db,
        // The moment of the telling, not of the decision: whoever has read everything meanwhile has not read this. A slice that is
        // done again changes nothing.
        { settings, at: services.now() },
        { to: { person: personId }, kind: 'creditsEffective', key: roundId, facts: { title, creditHundredths } },
      ),
    );
    after = last._id;
    if (!(await noteProgress(db, lease, after))) return 'notMine';
  }
  await db.transaction((tx) => finishJob(tx, taken.job._id));
  return 'done';
}
