import { grantRound } from '../../../../contract/calls/credit/grant';
import { grantJobId, isForsaken } from '../../../data/jobs';
import { findOwnRound } from '../../../data/rounds';
import { wake } from '../../../jobs/wake';
import { defineProcedure } from '../../../call/procedure';
import { roundView } from '../round/view';

/** So long after its beginning a job has been taken by the one who was woken then. */
const BEGUN_MS = 3_000;

/**
 * One round with its progress; one read, because the page asks every second (A8b), and one more while the job runs. Where its worker
 * has died the next one is woken, so whoever waits at the page waits for the lease alone and not for the timer.
 */
export const grantRoundProcedure = defineProcedure(grantRound, async (context, { roundId }) => {
  const { db, at, caller } = context;
  const round = await findOwnRound(db, { roundId, institutionId: caller.session.institutionId });
  const jobId = grantJobId(roundId);
  if (round.state === 'granting' && at >= round.startedAt + BEGUN_MS && (await isForsaken(db, jobId, at)))
    await wake(context, jobId);
  return roundView(round);
});
