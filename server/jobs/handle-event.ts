import { timingSafeEqual } from 'node:crypto';
import * as z from 'zod/mini';
import { id } from '../../contract/common';
import { hasCentre } from '../data/directory';
import type { Context, Services } from '../call/context';
import { verifyAudit, type AuditVerdict } from '../data/audit/log';
import { sweep } from '../data/sweep';
import { measureCost } from '../call/cost';
import { loggable } from '../call/platform-error';
import { adoptFiles, type Adoption } from '../setup/adopt-files';
import { setUp, setUpInput, type SetUpResult } from '../setup/set-up';
import { runDueJobs, runJob, type JobResult } from './run-job';

/** What wakes the `jobs` function: another function, a timer, or somebody at the cloud's console or command line. */
const wakeEvent = z.object({ jobId: id });
const timerEvent = z.object({ Type: z.literal('Timer') });
const verifyEvent = z.object({ verifyAudit: z.literal(true) });
const adoptEvent = z.object({ adoptFiles: z.literal(true) });
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
  | { job: JobResult }
  | { due: 'done' }
  | { setUp: SetUpResult }
  | { adoption: Adoption }
  | { audit: AuditVerdict };

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
  return ['setUp' in answered ? 'jobs.setUp' : 'jobs.verifyAudit', 'ok'];
}

async function answer(services: Services, invocation: Invocation): Promise<JobsAnswer> {
  const { event, openid, source } = invocation;
  if (openid !== undefined && !source?.endsWith(',scf')) return { refused: 'notForPhones' };
  const wake = wakeEvent.safeParse(event);
  if (wake.success) return { job: await runJob(services, wake.data.jobId) };
  if (timerEvent.safeParse(event).success) {
    await runDueJobs(services);
    await sweepAway(services);
    return { due: 'done' };
  }
  if (openid !== undefined) return { refused: 'notForPhones' };
  if (verifyEvent.safeParse(event).success) return { audit: await verifyAudit(services.db) };
  if (adoptEvent.safeParse(event).success) return { adoption: await adoptFiles(contextOf(services)) };
  const wanted = setUpEvent.safeParse(event);
  if (!wanted.success) return { refused: 'unknownEvent' };
  if ((await hasCentre(services.db)) && !isKey(wanted.data.key, invocation.setUpKey)) return { refused: 'setUpKey' };
  return { setUp: await setUp(contextOf(services), wanted.data.setUp) };
}

/** Somebody at the console: nobody the product knows. */
function contextOf(services: Services): Context {
  return { ...services, caller: { kind: 'nobody' }, requestId: 'setUp', input: {}, at: services.now() };
}

/** After the jobs, which somebody waits for; the next run of the timer tries again what failed. */
async function sweepAway(services: Services): Promise<void> {
  const { log } = services;
  try {
    const removed = await sweep(services, services.now());
    if (removed > 0) log.info('swept', { removed });
  } catch (thrown) {
    log.error('sweepFailed', loggable(thrown));
  }
}

function isKey(given: string | undefined, expected: string | undefined): boolean {
  if (given === undefined || expected === undefined || expected === '') return false;
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}
