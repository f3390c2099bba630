import type { Services } from '../call/context';
import type { AnalysisChunk, GrantRound, Job } from '../data/documents';
import { findAnalysisChunk } from '../data/frozen-analysis';
import { findDueJobIds, releaseLease, renewLease, takeLease, type Lease } from '../data/jobs';
import { getAnyRound, getRound, isOfActivity } from '../data/rounds';
import { loggable } from '../call/platform-error';
import { finishGrant } from './finish-grant';
import { gatherAttendees } from './gather-attendees';
import { grantActivity } from './grant-activity';
import { grantSlice } from './grant-slice';
import { loadGrantRun } from './grant-terms';
import type { JobResult } from './job-result';
import { regradeExam } from './regrade-exam';
import { reverseRound } from './reverse-round';
import { settleDepartment } from './settle-department';
import { remindOfMeetings } from './remind-of-meetings';
import { readAttendees } from './read-attendees';
import { makeMaterials } from './make-materials';
import { readCatalogue } from './read-catalogue';
import { readRoster } from './read-roster';
import { workOnRotation } from './rotate-keys';
import { workOnStudy } from './study-exam';
import { takeCatalogue } from './take-catalogue';
import { takeRoster } from './take-roster';
import { tellAudience } from './tell-audience';
import { watchArrivals } from './watch-arrivals';
import { watchDeadlines } from './watch-deadlines';
import { watchDuty } from './watch-duty';
import { workOnName } from './rename-institution';
import { tellMissed } from './tell-missed';
import { tellRound } from './tell-round';
import { wake } from './wake';
import { writeExport } from './write-export';

/** One invocation works this long. Then it gives the job back and wakes the next, well below the 60 s a function may take. */
const INVOCATION_MS = 20_000;

/**
 * Works on one job until it is done or the invocation's time is up. A worker that dies keeps its lease for a minute; then
 * {@link runDueJobs} lets another one go on, with the same result (rules: "Grant").
 */
export async function runJob(services: Services, jobId: string): Promise<JobResult> {
  const started = services.now();
  const lease = await takeLease(services.db, jobId, started);
  if (!lease) return 'notMine';
  const result = await works[lease.job.kind](services, lease, started + INVOCATION_MS);
  services.log.info('job', { jobId, result, milliseconds: services.now() - started });
  if (result === 'continued') await wake(services, jobId);
  return result;
}

/** For the timer: takes up every open job that nobody holds, one after the other while there is time. */
export async function runDueJobs(services: Services): Promise<void> {
  const deadline = services.now() + INVOCATION_MS;
  for (const jobId of await findDueJobIds(services.db, services.now())) {
    if (services.now() >= deadline) return;
    try {
      await runJob(services, jobId);
    } catch (thrown) {
      // One broken job must not keep the others waiting; its lease runs out and it is tried again.
      services.log.error('jobFailed', { jobId, ...loggable(thrown) });
    }
  }
}

const works: Record<Job['kind'], (services: Services, taken: Lease, deadline: number) => Promise<JobResult>> = {
  grant: workOnAnyGrant,
  readAttendees,
  gatherAttendees,
  reverse: reverseRound,
  audience: tellAudience,
  remind: remindOfMeetings,
  watchDeadlines,
  watchDuty,
  watchArrivals,
  tellMissed,
  rotateKeys: workOnRotation,
  tell: tellRound,
  renameInstitution: workOnName,
  settleDepartment,
  readRoster,
  takeRoster,
  readCatalogue,
  takeCatalogue,
  regradeExam,
  studyExam: workOnStudy,
  export: writeExport,
  makeMaterials,
};

async function workOnAnyGrant(services: Services, taken: Lease, deadline: number): Promise<JobResult> {
  const round = await getAnyRound(services.db, taken.job.subjectId);
  return round && isOfActivity(round)
    ? grantActivity(services, taken, deadline)
    : workOnGrant(services, taken, deadline);
}

async function workOnGrant(services: Services, taken: Lease, deadline: number): Promise<JobResult> {
  const { db } = services;
  const roundId = taken.job.subjectId;
  const first = await currentRound(services, roundId);
  const run = await loadGrantRun(db, first);
  let lease = taken;
  let chunk: AnalysisChunk | undefined;
  for (let slices = 0; ; slices += 1) {
    const round = await currentRound(services, roundId);
    if (round.state !== 'granting' || round.done >= round.total) break;
    // Not before a slice of our own: an earlier worker may have written one in part, and the ledger holds what the round counts.
    if (slices > 0 && round.stopped && round.granted > 0) break;
    if (services.now() >= deadline) {
      await releaseLease(db, lease);
      return 'continued';
    }
    const renewed = await renewLease(db, lease, services.now());
    if (!renewed) return 'notMine';
    lease = renewed;
    if (chunk?.index !== round.chunk) {
      chunk = await findAnalysisChunk(db, { analysisId: round.analysisId, index: round.chunk });
    }
    if (!chunk) throw new Error('an analysis lacks people it has counted');
    if (!(await grantSlice(db, { run, round, chunk }))) return 'notMine';
  }
  await finishGrant(services, first);
  return 'done';
}

async function currentRound({ db }: Services, roundId: string): Promise<GrantRound> {
  const round = await getRound(db, roundId);
  if (!round) throw new Error('a job without its round');
  return round;
}
