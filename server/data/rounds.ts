import type { GrantRoundState } from '../../domain/credit/grant';
import { findPage, type Page, type PageRequest } from './paging';
import { changeProject } from './projects';
import { refuse } from '../call/refusal';
import type { Database, Question, Reader, Transaction } from './database';
import type { ActivityRound, GrantRound, Project } from './documents';
import { documents, howMany } from './questions';

/** A round of whatever kind: of a holding, or of a group activity. */
export type AnyRound = GrantRound | ActivityRound;

export const isOfActivity = (round: AnyRound): round is ActivityRound => round.role === 'groupActivity';
const isOfHolding = (round: AnyRound): round is GrantRound => !isOfActivity(round);

/** A round of whatever kind by its id, whoever holds it: for what is the same for both. */
export const getAnyRound = (db: Reader, roundId: string): Promise<AnyRound | undefined> =>
  db.get('grantRounds', roundId);

/** A round of a holding by its id, whoever holds it: for the centre and for jobs. */
export async function getRound(db: Reader, roundId: string): Promise<GrantRound | undefined> {
  const round = await getAnyRound(db, roundId);
  return round && isOfHolding(round) ? round : undefined;
}

/** A round of whatever kind of the caller's own institution. @throws Refusal `notFound` */
export async function findOwnRoundOfAnyKind(
  db: Reader,
  { roundId, institutionId }: { roundId: string; institutionId: string },
): Promise<AnyRound> {
  const round = await getAnyRound(db, roundId);
  return round?.institutionId === institutionId ? round : refuse('notFound');
}

/**
 * A round of a holding of the caller's own institution.
 * @throws Refusal `notFound`, also for another institution's round: its existence is nobody's business
 */
export async function findOwnRound(
  db: Reader,
  { roundId, institutionId }: { roundId: string; institutionId: string },
): Promise<GrantRound> {
  const round = await getRound(db, roundId);
  return round?.institutionId === institutionId ? round : refuse('notFound');
}

/**
 * A round as the centre may see it: once its materials were handed in.
 * @throws Refusal `notFound`
 */
export async function findReviewedRound(db: Reader, roundId: string): Promise<GrantRound> {
  const round = await getRound(db, roundId);
  return round && round.submittedAt !== null ? round : refuse('notFound');
}

/** The rounds of a batch, the latest first; more than fifty nobody makes. */
export const roundsOfBatch = ({ projectId, batchId }: { projectId: string; batchId: string }) =>
  documents('grantRounds', {
    where: { projectId, batchId },
    orderBy: [['startedAt', 'desc']],
    fields: ['analysisId', 'state'],
    limit: 50,
  });

/** The same with what each of them gave. */
export const roundsWithFigures = ({ projectId, batchId }: { projectId: string; batchId: string }) =>
  documents('grantRounds', {
    where: { projectId, batchId },
    orderBy: [['startedAt', 'desc']],
    fields: ['role', 'state', 'granted', 'creditHundredths'],
    limit: 50,
  });

/** Notes that somebody wants a round to end after the slice in hand. */
export const markStopped = (
  tx: Transaction,
  roundId: string,
  stopped: NonNullable<GrantRound['stopped']>,
): Promise<void> => tx.update('grantRounds', roundId, { set: { stopped } });

/**
 * Begins a round and names it on its project, in one transaction of the caller's.
 * `project` must have been read in that same transaction.
 */
export async function addRound(
  tx: Transaction,
  { round, project }: { round: GrantRound; project: Project },
): Promise<void> {
  await tx.add('grantRounds', round);
  const { _id: roundId, batchId, state, role } = round;
  const mirrored = { roundId, batchId, state, ...(role === undefined ? {} : { role }) };
  await changeProject(tx, project, { rounds: [mirrored, ...project.rounds] });
}

/**
 * Moves a round to another state, in the round and in the list that its project keeps, in one transaction of the caller's.
 * `round` must have been read in that same transaction. Every ledger entry of the round follows: entries are pending or
 * effective as their round is (M23).
 */
export async function moveRound<Moved extends AnyRound>(
  tx: Transaction,
  { round, to, also = {} }: { round: Moved; to: GrantRoundState; also?: Partial<Omit<GrantRound, '_id' | 'state'>> },
): Promise<Moved> {
  if (isOfHolding(round)) await moveMirror(tx, round, to);
  await tx.update('grantRounds', round._id, { set: { ...also, state: to } });
  return { ...round, ...also, state: to };
}

/** A project keeps where its rounds stand, so that lists need no second read. */
async function moveMirror(tx: Transaction, round: GrantRound, to: GrantRoundState): Promise<void> {
  const project = await tx.get('projects', round.projectId);
  if (!project) throw new Error('a round without its project');
  const rounds = project.rounds.map((entry) => (entry.roundId === round._id ? { ...entry, state: to } : entry));
  await changeProject(tx, project, { rounds });
}

/**
 * Notes that all of a round was taken back. One that is not effective yet ends with it: there is nothing left to hand in. `round` must
 * have been read in the same transaction.
 */
export async function markReversed(tx: Transaction, round: AnyRound, reversalId: string): Promise<void> {
  if (round.state === 'effective') await tx.update('grantRounds', round._id, { set: { reversedBy: reversalId } });
  else await moveRound(tx, { round, to: 'nobodyGranted', also: { reversedBy: reversalId } });
}

/** Rounds whose materials wait for the centre, longest first (C1). */
export async function listWaitingRounds(db: Database, request: PageRequest): Promise<Page<GrantRound>> {
  const page = await findPage(db, 'grantRounds', {
    where: { state: 'materialsSubmitted' },
    orderBy: ['submittedAt', 'asc'],
    request,
  });
  // None of an activity waits with materials; the type has to be told.
  return { ...page, rows: page.rows.filter(isOfHolding) };
}

export function countWaitingRounds(db: Database): Promise<number> {
  return db.count('grantRounds', { state: 'materialsSubmitted' });
}

/** How many that wait were handed in within a span. */
export const countRoundsOf = (db: Database, { from, before }: { from: number; before: number }): Promise<number> =>
  db.count('grantRounds', { state: 'materialsSubmitted', submittedAt: { gte: from, lt: before } });

/** What a slice of a grant dealt with; added to the figures of its round. */
export interface SliceTotals {
  granted: number;
  alreadyGranted: number;
  excluded: number;
  absent: number;
  creditHundredths: number;
}

/**
 * Counts one slice, exactly once: the figures rise only if the round still stands where the slice began.
 * @returns false when another worker has counted the same slice
 */
export async function advanceRound(
  db: Database,
  {
    from,
    to,
    totals,
  }: { from: GrantRound; to: { done: number; chunk: number; chunkStart: number }; totals: SliceTotals },
): Promise<boolean> {
  const where = { _id: from._id, state: 'granting', done: from.done, chunk: from.chunk };
  return (await db.updateWhere('grantRounds', where, { set: to, increment: { ...totals } })) === 1;
}

/** The same for the round of a group activity, whose job goes by the ids of its attendees. */
export async function advanceActivityRound(
  db: Database,
  { from, to, totals }: { from: ActivityRound; to: { done: number; after: string }; totals: SliceTotals },
): Promise<boolean> {
  const where = { _id: from._id, state: 'granting', done: from.done };
  return (await db.updateWhere('grantRounds', where, { set: to, increment: { ...totals } })) === 1;
}

export const addActivityRound = (tx: Transaction, round: ActivityRound): Promise<void> => tx.add('grantRounds', round);

/** How many rounds of an institution have materials that are still to be handed in, or were returned. */
export const roundsWithoutMaterials = (institutionId: string): Question<number> =>
  howMany('grantRounds', { institutionId, state: { in: ['granted', 'materialsReturned'] } });

/** Several rounds of holdings at once, by id. */
export async function getRoundsOfHoldings(db: Database, roundIds: readonly string[]): Promise<Map<string, GrantRound>> {
  const rounds = await getRounds(db, roundIds);
  return new Map([...rounds].flatMap(([roundId, round]) => (isOfHolding(round) ? [[roundId, round] as const] : [])));
}

/** Several rounds at once, by id. */
export async function getRounds(db: Database, roundIds: readonly string[]): Promise<Map<string, AnyRound>> {
  const distinct = [...new Set(roundIds)];
  const rounds = distinct.length === 0 ? [] : await db.getMany('grantRounds', distinct);
  return new Map(rounds.map((round) => [round._id, round]));
}

/** Replaces the uploaded materials of a round that was read in the same transaction. */
export const saveRoundFiles = (tx: Transaction, roundId: string, files: GrantRound['files']): Promise<void> =>
  tx.update('grantRounds', roundId, { set: { files } });

/** Changes what the system makes for a round that was read in the same transaction, and who waits for it. */
export const saveMade = (
  tx: Transaction,
  roundId: string,
  set: Pick<GrantRound, 'made'> | Pick<GrantRound, 'making'> | Pick<GrantRound, 'summary'>,
): Promise<void> => tx.update('grantRounds', roundId, { set });
