import { idOf } from '../../domain/kernel/id';
import type { HallCheck } from '../../domain/attendance/spot-check';
import type { Day } from '../../domain/kernel/time';
import type { FactsOf, MessageKind, RecipientOf } from '../../domain/message/kinds';
import type { Database, Transaction } from './database';
import type { Job } from './documents';

/** How long a worker may be silent before another one takes its job over. */
export const LEASE_MS = 60_000;
/**
 * The same of a grant, for whose end an administrator waits. Its worker renews the lease with every slice, which takes a second or two;
 * one that is slower and loses the job does no harm, as a slice that two of them do is counted once.
 */
export const GRANT_LEASE_MS = 8_000;

const leaseMs = ({ kind }: Pick<Job, 'kind'>): number => (kind === 'grant' ? GRANT_LEASE_MS : LEASE_MS);
/** The lease of a job that nobody holds: over at any time, also on a clock that was set back. */
const FREE = 0;

/** A worker's hold on a job; `until` is also what proves that the hold is still the worker's. */
export interface Lease {
  job: Job;
  until: number;
}

export function grantJobId(roundId: string): string {
  return jobId('grant', roundId);
}

export function rotationJobId(keyId: string): string {
  return `rotateKeys:${keyId}`;
}

/** Puts the sealing anew under a key on the list, again where it was done before; one that is open stays as it is. */
export async function openRotationJob(
  tx: Transaction,
  { keyId, createdAt }: { keyId: string; createdAt: number },
): Promise<void> {
  await openAgain(tx, 'rotateKeys', { subjectId: keyId, createdAt });
}

/** Puts the work after another name of an institution on the list, again where it was done before. */
export const openRenameJob = (
  tx: Transaction,
  { institutionId, createdAt }: { institutionId: string; createdAt: number },
): Promise<string> => openAgain(tx, 'renameInstitution', { subjectId: institutionId, createdAt });

/** Puts the work after another name of a department, or after its merge, on the list, again where it was done before. */
export const openSettleJob = (
  tx: Transaction,
  { departmentId, createdAt }: { departmentId: string; createdAt: number },
): Promise<string> => openAgain(tx, 'settleDepartment', { subjectId: departmentId, createdAt });

/**
 * Puts work on the list from its beginning, again where it was done before. Whoever works on it loses it by that, also who is about
 * to end it and has seen the last of what there was to do: what came meanwhile is not missed.
 */
async function openAgain(
  tx: Transaction,
  kind: Job['kind'],
  { subjectId, createdAt }: Pick<Job, 'subjectId' | 'createdAt'>,
): Promise<string> {
  const _id = jobId(kind, subjectId);
  await tx.put('jobs', { _id, kind, subjectId, state: 'open', createdAt, leaseUntil: FREE });
  return _id;
}

/** The jobs that work on the attempts of a paper. */
export type ExamJob = 'regradeExam' | 'studyExam';
export const examJobId = (kind: ExamJob, paperId: string): string => jobId(kind, paperId);

/** Whether somebody still works on it, or will. */
export const isJobOpen = async (db: Database, jobId: string): Promise<boolean> =>
  (await db.get('jobs', jobId))?.state === 'open';

/** Puts work on the attempts of a paper on the list. */
export const openExamJob = (
  tx: Transaction,
  kind: ExamJob,
  { paperId, createdAt }: { paperId: string; createdAt: number },
): Promise<string> => openAgain(tx, kind, { subjectId: paperId, createdAt });

/** The job that tells the people of a round. */
export function tellJobId(roundId: string): string {
  return jobId('tell', roundId);
}

/** The jobs that read the file of an import, and that take its rows. */
export type ImportJob = 'readRoster' | 'takeRoster' | 'readCatalogue' | 'takeCatalogue' | 'readAttendees';
export const importJobId = (kind: ImportJob, importId: string): string => jobId(kind, importId);

const jobId = (kind: Job['kind'], subjectId: string): string => `${kind}:${subjectId}`;

export const exportJobId = (exportId: string): string => jobId('export', exportId);

/** Puts on the list that a table is written for somebody. */
export const addExportJob = (
  tx: Transaction,
  { exportId, createdAt }: { exportId: string; createdAt: number },
): Promise<void> => addJob(tx, 'export', { subjectId: exportId, createdAt });

interface NewJob {
  roundId: string;
  createdAt: number;
}

/** Puts the granting of a round on the list, free to be taken at once. */
export const addGrantJob = (tx: Transaction, { roundId, createdAt }: NewJob): Promise<void> =>
  addJob(tx, 'grant', { subjectId: roundId, createdAt });

/** Puts on the list that the people of a round are told. */
export const addTellJob = (tx: Transaction, { roundId, createdAt }: NewJob): Promise<void> =>
  addJob(tx, 'tell', { subjectId: roundId, createdAt });

/** Puts a part of the import of a table on the list. */
export const addImportJob = (
  tx: Transaction,
  kind: ImportJob,
  { importId, createdAt }: { importId: string; createdAt: number },
): Promise<void> => addJob(tx, kind, { subjectId: importId, createdAt });

/** Kinds of messages that a person is told. */
type PersonKind = { [K in MessageKind]: RecipientOf<K> extends 'person' ? K : never }[MessageKind];

/** An event that is told to everybody who follows a project, or has checked in to some of its batches. */
export interface AudienceNews<K extends PersonKind = PersonKind> {
  kind: K;
  key: string | number;
  facts: FactsOf<K>;
  followers: boolean;
  batchIds: string[];
  /** Only whoever has checked in on this day. */
  day?: Day;
  /** Of these only those whom a spot check of the day asks. */
  asked?: HallCheck;
}

/** Puts on the list that the audience of a project is told; the same news once. */
export async function addAudienceJob(
  tx: Transaction,
  { projectId, news, createdAt }: { projectId: string; news: AudienceNews; createdAt: number },
): Promise<string> {
  const _id = `audience:${projectId}:${news.kind}-${news.key}`;
  await tx.put('jobs', {
    _id,
    kind: 'audience',
    subjectId: projectId,
    state: 'open',
    createdAt,
    leaseUntil: FREE,
    news,
  });
  return _id;
}

export const gatherJobId = (activityId: string): string => jobId('gatherAttendees', activityId);

/** Puts on the list that many attendees are written; again where it was done before. */
export async function openGatherJob(
  tx: Transaction,
  { activityId, createdAt }: { activityId: string; createdAt: number },
): Promise<void> {
  const _id = gatherJobId(activityId);
  await tx.put('jobs', {
    _id,
    kind: 'gatherAttendees',
    subjectId: activityId,
    state: 'open',
    createdAt,
    leaseUntil: FREE,
  });
}

export const materialsJobId = (roundId: string): string => jobId('makeMaterials', roundId);

/** Puts on the list that the materials of a round are made, again where it was done before. */
export const openMaterialsJob = (tx: Transaction, { roundId, createdAt }: NewJob): Promise<string> =>
  openAgain(tx, 'makeMaterials', { subjectId: roundId, createdAt });

export const reverseJobId = (reversalId: string): string => jobId('reverse', reversalId);

/** Puts on the list that all entries of a round are taken back. */
export const addReverseJob = (
  tx: Transaction,
  { reversalId, createdAt }: { reversalId: string; createdAt: number },
): Promise<void> => addJob(tx, 'reverse', { subjectId: reversalId, createdAt });

const reminderJobId = (day: Day): string => `remind:${day}`;

/** Puts on the list that people are reminded of the meetings of a day. @returns whether that is new */
export async function addReminderJob(
  db: Database,
  { day, createdAt }: { day: Day; createdAt: number },
): Promise<boolean> {
  const _id = reminderJobId(day);
  if (await db.get('jobs', _id)) return false;
  return (
    (await db.add('jobs', { _id, kind: 'remind', subjectId: day, state: 'open', createdAt, leaseUntil: FREE })) ===
    'added'
  );
}

/** Puts on the list that the attendance of a day is looked at, once for each of its hours. */
export async function addDutyJob(
  db: Database,
  { day, hour, createdAt }: { day: Day; hour: string; createdAt: number },
): Promise<void> {
  const subjectId = `${day}T${hour}`;
  const _id = jobId('watchDuty', subjectId);
  if (await db.get('jobs', _id)) return;
  await db.add('jobs', { _id, kind: 'watchDuty', subjectId, state: 'open', createdAt, leaseUntil: FREE });
}

/** Puts on the list that the people of a batch hear of what they missed on a day, once. */
export async function addMissedJob(
  db: Database,
  { projectId, batchId, day, createdAt }: { projectId: string; batchId: string; day: Day; createdAt: number },
): Promise<void> {
  const subjectId = idOf(projectId, batchId, day);
  const _id = jobId('tellMissed', subjectId);
  if (await db.get('jobs', _id)) return;
  await db.add('jobs', { _id, kind: 'tellMissed', subjectId, state: 'open', createdAt, leaseUntil: FREE });
}

/** Puts on the list that the check-ins of a day are looked at together, once for each hour. */
export async function addArrivalsJob(
  db: Database,
  { day, hour, createdAt }: { day: Day; hour: string; createdAt: number },
): Promise<void> {
  const subjectId = `${day}T${hour}`;
  const _id = jobId('watchArrivals', subjectId);
  if (await db.get('jobs', _id)) return;
  await db.add('jobs', { _id, kind: 'watchArrivals', subjectId, state: 'open', createdAt, leaseUntil: FREE });
}

/** Puts on the list that the deadlines of all institutions are looked at, once a day. */
export async function addDeadlineJob(db: Database, { day, createdAt }: { day: Day; createdAt: number }): Promise<void> {
  const _id = jobId('watchDeadlines', day);
  if (await db.get('jobs', _id)) return;
  await db.add('jobs', { _id, kind: 'watchDeadlines', subjectId: day, state: 'open', createdAt, leaseUntil: FREE });
}

async function addJob(
  tx: Transaction,
  kind: Job['kind'],
  { subjectId, createdAt }: Pick<Job, 'subjectId' | 'createdAt'>,
): Promise<void> {
  await tx.add('jobs', {
    _id: jobId(kind, subjectId),
    kind,
    subjectId,
    state: 'open',
    createdAt,
    leaseUntil: FREE,
  });
}

/** Takes an open job that nobody holds; undefined when it is done, unknown, held, or another worker was faster. */
export async function takeLease(db: Database, jobId: string, now: number): Promise<Lease | undefined> {
  const job = await db.get('jobs', jobId);
  if (job?.state !== 'open' || job.leaseUntil > now) return undefined;
  return moveLease(db, { job, until: job.leaseUntil }, now + leaseMs(job));
}

/** Goes on holding a job; undefined when the lease ran out and somebody else has taken it. */
export function renewLease(db: Database, lease: Lease, now: number): Promise<Lease | undefined> {
  // Never the same figure twice: it is what tells two holders apart.
  return moveLease(db, lease, Math.max(now + leaseMs(lease.job), lease.until + 1));
}

/** Whether a job is open and nobody holds it: it has not begun, or its worker has died. */
export async function isForsaken(db: Database, jobId: string, now: number): Promise<boolean> {
  const job = await db.get('jobs', jobId);
  return job?.state === 'open' && job.leaseUntil <= now;
}

/** Gives an unfinished job back, free to be taken at once. */
export async function releaseLease(db: Database, lease: Lease): Promise<void> {
  await moveLease(db, lease, FREE);
}

/** Notes how far a job has come, while it is held. @returns whether it is */
export async function noteProgress(db: Database, { job, until }: Lease, after: string): Promise<boolean> {
  const where = { _id: job._id, state: 'open', leaseUntil: until };
  return (await db.updateWhere('jobs', where, { set: { after } })) === 1;
}

async function moveLease(db: Database, { job, until: held }: Lease, until: number): Promise<Lease | undefined> {
  const where = { _id: job._id, state: 'open', leaseUntil: held };
  const moved = await db.updateWhere('jobs', where, { set: { leaseUntil: until } });
  return moved === 1 ? { job, until } : undefined;
}

export async function finishJob(tx: Transaction, jobId: string): Promise<void> {
  await tx.update('jobs', jobId, { set: { state: 'done' } });
}

/** Ends a job that writes nothing else in the end, if its worker still holds it. */
export async function finishJobOf(db: Database, { job, until }: Lease): Promise<void> {
  const where = { _id: job._id, state: 'open', leaseUntil: until };
  await db.updateWhere('jobs', where, { set: { state: 'done' } });
}

/** Open jobs that nobody holds, the longest waiting first. */
export async function findDueJobIds(db: Database, now: number): Promise<string[]> {
  const due = await db.find('jobs', {
    where: { state: 'open', leaseUntil: { lte: now } },
    orderBy: [['leaseUntil', 'asc']],
    limit: 20,
  });
  return due.map(({ _id }) => _id);
}
