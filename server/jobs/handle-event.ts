import { timingSafeEqual } from 'node:crypto';
import * as z from 'zod/mini';
import { id } from '../../contract/common';
import { hasCentre } from '../data/directory';
import type { Context, Services } from '../call/context';
import { anchorAuditLog } from '../data/audit/anchors';
import { sweep } from '../data/sweep';
import { measureCost } from '../call/cost';
import { loggable } from '../call/platform-error';
import { adoptFiles, type Adoption } from '../setup/adopt-files';
import { faultsOfKeys } from '../guard/key-check';
import { adoptEnvironment } from '../setup/adopt-environment';
import { upgrade } from '../setup/upgrade';
import { setUp, setUpInput, type SetUpResult } from '../setup/set-up';
import {
  anchorEvent,
  carryOutAnchors,
  verifyEvent,
  verifyWhole,
  type AnchorAnswer,
  type WholeVerdict,
} from './audit-commands';
import { closeAttempts } from './close-attempts';
import { closeEvaluations } from './close-evaluations';
import { dropForgottenImports } from './drop-forgotten';
import { carryOut, keyEvent, type KeyAnswer } from './key-commands';
import type { JobResult } from './job-result';
import { runDueJobs, runJob } from './run-job';
import { beginReminding } from './remind-of-meetings';
import { selfTest, type SelfTest } from './self-test';
import { tellOfDays } from './tell-of-days';
import { beginWatchingArrivals } from './watch-arrivals';
import { beginWatchingDeadlines } from './watch-deadlines';
import { beginWatchingDuty } from './watch-duty';
import { announceExams } from './announce-exams';
import { studyExams } from './study-exam';
import { sendWaitingMessages } from './send-messages';

/** What wakes the `jobs` function: another function, a timer, or somebody at the cloud's console or command line. */
const wakeEvent = z.object({ jobId: id });
const timerEvent = z.object({ Type: z.literal('Timer') });
const adoptEvent = z.object({ adoptFiles: z.literal(true) });
const selfTestEvent = z.object({ selfTest: z.literal(true) });
const setUpEvent = z.object({ setUp: setUpInput, key: z.optional(z.string()) });

export interface Invocation {
  event: unknown;
  /** From the cloud context; console, command line and timers have none. */
  openid: string | undefined;
  /** The chain of callers, e.g. `wx_client,scf`; the last one called us. */
  source: string | undefined;
  /** Demanded for a set-up of an environment that has institutions already; without it only an empty one is set up. */
  setUpKey: string | undefined;
  /** The platform's id of this invocation. */
  requestId: string;
}

export type JobsAnswer =
  | { refused: 'notForPhones' | 'unknownEvent' | 'setUpKey' }
  | { refused: 'keysUnfit'; keys: string[] }
  | { keys: KeyAnswer }
  | { job: JobResult }
  | { due: 'done' }
  | { setUp: SetUpResult }
  | { adoption: Adoption }
  | { audit: WholeVerdict }
  | { anchors: AnchorAnswer }
  | { selfTest: SelfTest };

/**
 * The whole of the `jobs` function. It believes its callers nothing but a job's id and loads the rest; a phone is sent
 * away even where the platform's own permission for this function was forgotten. One line in the log says what it did and
 * what that cost.
 */
export async function handleJobsEvent(services: Services, invocation: Invocation): Promise<JobsAnswer> {
  const { db, log } = services;
  const cost = measureCost(db);
  const note = (call: string, code: string) =>
    log.info('call', { call, requestId: invocation.requestId, code, ...cost() });
  try {
    const answered = await answer(services, invocation);
    note(...resultOf(answered));
    return answered;
  } catch (thrown) {
    note('jobs', 'internal');
    throw thrown;
  }
}

/** What was done, and the code of what came of it. */
function resultOf(answered: JobsAnswer): [call: string, code: string] {
  if ('refused' in answered) return ['jobs', answered.refused];
  if ('job' in answered) return ['jobs.run', answered.job];
  if ('due' in answered) return ['jobs.resume', 'ok'];
  if ('adoption' in answered) return ['jobs.adoptFiles', 'ok'];
  if ('selfTest' in answered) return ['jobs.selfTest', 'ok'];
  if ('anchors' in answered) return ['jobs.anchors', 'ok'];
  if ('keys' in answered) return ['jobs.keys', answered.keys.refused ?? 'ok'];
  return ['setUp' in answered ? 'jobs.setUp' : 'jobs.verifyAudit', 'ok'];
}

async function answer(services: Services, invocation: Invocation): Promise<JobsAnswer> {
  const { event, openid, source } = invocation;
  // A phone may have no openid: nobody is known in single-page mode.
  const calledByPhone = source?.split(',').at(-1) === 'wx_client';
  if (calledByPhone || (openid !== undefined && !source?.endsWith(',scf'))) return { refused: 'notForPhones' };
  // What an operator asks in order to find out what is wrong is answered whatever is wrong.
  const command = openid === undefined ? keyEvent.safeParse(event) : undefined;
  if (command?.success) return { keys: await carryOut(services, command.data) };
  const verify = openid === undefined ? verifyEvent.safeParse(event) : undefined;
  if (verify?.success) return { audit: await verifyWhole(services, verify.data.anchors) };
  const faults = await faultsOfKeys(services);
  if (faults.length > 0) return { refused: 'keysUnfit', keys: faults.map(({ key }) => key) };
  const wake = wakeEvent.safeParse(event);
  if (wake.success) return { job: await runJob(services, wake.data.jobId) };
  if (timerEvent.safeParse(event).success) {
    await adoptEnvironment(services);
    await besides(services, 'remindingFailed', () => beginReminding(services));
    await besides(services, 'dutyFailed', () => beginWatchingDuty(services));
    await besides(services, 'arrivalsFailed', () => beginWatchingArrivals(services));
    await besides(services, 'deadlinesFailed', () => beginWatchingDeadlines(services));
    await runDueJobs(services);
    await besides(services, 'upgradeFailed', () => upgrade(services));
    await besides(services, 'transfersFailed', () => tellOfDays(services));
    await besides(services, 'attemptsFailed', () => closeAttempts(services));
    await besides(services, 'announcingFailed', () => announceExams(services));
    await besides(services, 'studiesFailed', () => studyExams(services));
    await besides(services, 'evaluationsFailed', () => closeEvaluations(services));
    await besides(services, 'sendingFailed', () => sendMessages(services));
    await besides(services, 'dailyFailed', () => daily(services));
    await besides(services, 'sweepFailed', () => sweepAway(services));
    return { due: 'done' };
  }
  if (openid !== undefined) return { refused: 'notForPhones' };
  if (adoptEvent.safeParse(event).success) return { adoption: await adoptFiles(contextOf(services)) };
  const anchors = anchorEvent.safeParse(event);
  if (anchors.success) return { anchors: await carryOutAnchors(services, anchors.data) };
  if (selfTestEvent.safeParse(event).success) return { selfTest: await selfTest(services) };
  const wanted = setUpEvent.safeParse(event);
  if (!wanted.success) return { refused: 'unknownEvent' };
  if ((await hasCentre(services.db)) && !isKey(wanted.data.key, invocation.setUpKey)) return { refused: 'setUpKey' };
  await adoptEnvironment(services);
  return { setUp: await setUp(contextOf(services), wanted.data.setUp) };
}

/** Somebody at the console: nobody the product knows. */
function contextOf(services: Services): Context {
  return { ...services, caller: { kind: 'nobody' }, requestId: 'setUp', input: {}, at: services.now() };
}

/** After the jobs, which may have told somebody something. */
async function sendMessages(services: Services): Promise<void> {
  const { sent, failed, givenUp } = await sendWaitingMessages(services);
  if (sent + failed + givenUp > 0) services.log.info('messagesSent', { sent, failed, givenUp });
}

/** After the jobs, which somebody waits for; the next run of the timer tries again what failed. */
async function besides({ log }: Services, failed: string, work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (thrown) {
    log.error(failed, loggable(thrown));
  }
}

/** The anchors of the audit log; and with them, once a day, a look at whatever grants a role. */
async function daily(services: Services): Promise<void> {
  if ((await anchorAuditLog(services, { always: false })) > 0) await selfTest(services);
}

async function sweepAway(services: Services): Promise<void> {
  const removed = (await dropForgottenImports(services)) + (await sweep(services, services.now()));
  if (removed > 0) services.log.info('swept', { removed });
}

function isKey(given: string | undefined, expected: string | undefined): boolean {
  if (given === undefined || expected === undefined || expected === '') return false;
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}
