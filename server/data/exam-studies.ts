import { GRACE_MS } from '../../domain/exam/attempt';
import type { ExamPlan } from '../../domain/exam/paper';
import { usualLimits } from '../../domain/exam/suspicion';
import { idOf } from '../../domain/kernel/id';
import { containsFolded } from '../../domain/kernel/search';
import { HOUR_MS, MINUTE_MS } from '../../domain/kernel/time';
import type { Database, Reader, Transaction } from './database';
import type { ExamAttempt, ExamFlag, ExamItem, ExamPaper, ExamStudy } from './documents';
import { paperIdOf } from './exams';
import type { OfBatch } from './evaluations';
import { findPage, type Page, type PageRequest } from './paging';
import { howMany } from './questions';
import { searchOfNumbered } from './catalogue';
import { searchFor } from './search';

export const getStudy = (db: Reader, batch: OfBatch): Promise<ExamStudy | undefined> =>
  db.get('examStudies', paperIdOf(batch));
/** The study of a paper by its own id, as a job or a list of what is due has it. */
export const studyOf = (db: Reader, paperId: string): Promise<ExamStudy | undefined> => db.get('examStudies', paperId);
export const saveStudy = (tx: Transaction, study: ExamStudy): Promise<void> => tx.put('examStudies', study);

export const freshStudy = (batch: OfBatch, institutionId: string): ExamStudy => ({
  _id: paperIdOf(batch),
  projectId: batch.projectId,
  batchId: batch.batchId,
  institutionId,
  limits: usualLimits,
  dueAt: NEVER,
  announceAt: NEVER,
  studiedAt: null,
  attempts: 0,
});

const NEVER = Number.MAX_SAFE_INTEGER;

/** When a paper is reckoned next by itself: every hour while people sit it, once when nobody can any more, then never. */
export function studyDue({ opensAt, closesAt }: Pick<ExamPlan, 'opensAt' | 'closesAt'>, now: number): number {
  const end = closesAt + GRACE_MS + MINUTE_MS;
  return now >= end ? NEVER : Math.min(end, Math.max(now, opensAt) + HOUR_MS);
}

/** Notes when a paper is reckoned, and when people are told that it is open, as it was saved last. */
export async function planStudy(tx: Transaction, { paper, now }: { paper: ExamPaper; now: number }): Promise<void> {
  const { title, projectNumber, plan, savedAt } = paper;
  const study = (await getStudy(tx, paper)) ?? freshStudy(paper, paper.institutionId);
  await saveStudy(tx, {
    ...study,
    dueAt: studyDue(plan, now),
    announceAt: Math.max(now, plan.opensAt),
    paper: { title, projectNumber, plan },
    savedAt,
    search: await searchOfNumbered({ title, projectNumber }),
  });
}

/** Papers that an institution has saved, the latest first. */
export function listPapers(
  db: Database,
  { institutionId, search, request }: { institutionId: string; search: string | undefined; request: PageRequest },
): Promise<Page<ExamStudy>> {
  const { where, ...filtered } = searchFor(search);
  return findPage(db, 'examStudies', {
    where: { institutionId, ...where },
    orderBy: ['savedAt', 'desc'],
    request,
    ...filtered,
  });
}

/** Papers whose opening nobody was told of. */
export const findToAnnounce = (db: Database, now: number, limit: number): Promise<ExamStudy[]> =>
  db.find('examStudies', { where: { announceAt: { lte: now } }, orderBy: [['announceAt', 'asc']], limit });

/** Notes that people were told, unless another opening was set meanwhile. */
export const noteAnnounced = (db: Database, { _id, announceAt }: ExamStudy): Promise<number> =>
  db.updateWhere('examStudies', { _id, announceAt }, { set: { announceAt: NEVER } });

/** Papers that are to be reckoned, the longest due first. */
export const findStudiesDue = (db: Database, now: number, limit: number): Promise<ExamStudy[]> =>
  db.find('examStudies', { where: { dueAt: { lte: now } }, orderBy: [['dueAt', 'asc']], limit });

/** Has a paper reckoned at the next run of the timer. */
export const dueNow = (db: Database, paperId: string, now: number): Promise<boolean> =>
  db.update('examStudies', paperId, { set: { dueAt: now } });

const watched = [
  ...['personId', 'number', 'state', 'startedAt', 'answers', 'answeredAt', 'left', 'scoreTenths', 'passed', 'rules'],
  ...['gradedAt', 'identity'],
  ...['corrected', 'questions.questionId', 'questions.kind', 'questions.text', 'questions.options'],
  'questions.picture',
  ...['questions.rightIds', 'questions.points'],
] as const;
/** An attempt without explanations, and without what leads to its questions again. */
export type ReadAttempt = Pick<
  ExamAttempt,
  | '_id'
  | 'personId'
  | 'number'
  | 'state'
  | 'startedAt'
  | 'answers'
  | 'answeredAt'
  | 'left'
  | 'scoreTenths'
  | 'passed'
  | 'rules'
  | 'corrected'
  | 'gradedAt'
  | 'identity'
> & {
  questions: Pick<
    ExamAttempt['questions'][number],
    'questionId' | 'kind' | 'text' | 'options' | 'picture' | 'rightIds' | 'points'
  >[];
};

const ATTEMPTS_A_READ = 100;

/**
 * The graded attempts of a paper, person by person, behind one of them; all of one person come together.
 * @returns the person behind whom to go on; undefined when these were the last
 */
export async function attemptsBehind(
  db: Database,
  paperId: string,
  after: string,
): Promise<{ people: Map<string, ReadAttempt[]>; after: string | undefined }> {
  const read: ReadAttempt[] = await db.find('examAttempts', {
    where: { paperId, personId: { gt: after } },
    orderBy: [
      ['personId', 'asc'],
      ['number', 'asc'],
    ],
    fields: watched,
    limit: ATTEMPTS_A_READ,
  });
  const last = read.at(-1)?.personId;
  const goesOn = read.length === ATTEMPTS_A_READ;
  // There may be more of the last one: they come with the next.
  const whole = goesOn ? read.filter(({ personId }) => personId !== last) : read;
  const people = new Map<string, ReadAttempt[]>();
  for (const attempt of whole) {
    const own = people.get(attempt.personId) ?? [];
    if (attempt.state === 'graded') own.push(attempt);
    people.set(attempt.personId, own);
  }
  return { people, after: goesOn ? whole.at(-1)?.personId : undefined };
}

/** Every graded attempt of a paper, person by person. */
export async function* attemptsOf(db: Database, paperId: string): AsyncGenerator<[string, ReadAttempt[]]> {
  for (let after: string | undefined = ''; after !== undefined;) {
    const read = await attemptsBehind(db, paperId, after);
    yield* read.people;
    after = read.after;
  }
}

export const getItem = (db: Reader, batch: OfBatch, itemId: string): Promise<ExamItem | undefined> =>
  db.get('examItems', idOf(paperIdOf(batch), itemId));

export const saveItem = (db: Database, item: Omit<ExamItem, '_id'>): Promise<void> =>
  db.transaction((tx) => tx.put('examItems', { ...item, _id: idOf(item.paperId, item.itemId) }));

/** The questions of a paper as they were asked, what should be looked at first. */
export const listItems = (
  db: Database,
  { batch, search, request }: { batch: OfBatch; search: string | undefined; request: PageRequest },
): Promise<Page<ExamItem>> =>
  findPage(db, 'examItems', {
    where: { paperId: paperIdOf(batch) },
    orderBy: ['rank', 'asc'],
    request,
    // A paper asks a few hundred questions at most.
    ...(search === undefined ? {} : { filter: ({ text }: ExamItem) => containsFolded([text], search) }),
  });

export const countItems = (db: Database, batch: OfBatch): Promise<number> =>
  db.count('examItems', { paperId: paperIdOf(batch) });

export const listFlags = (
  db: Database,
  { batch, state, request }: { batch: OfBatch; state: ExamFlag['state']; request: PageRequest },
): Promise<Page<ExamFlag>> =>
  findPage(db, 'examFlags', {
    where: { paperId: paperIdOf(batch), state },
    orderBy: ['seenAt', 'asc'],
    request,
  });

/** Something to look at that belongs to a paper; undefined for another's. */
export async function findFlag(db: Reader, batch: OfBatch, flagId: string): Promise<ExamFlag | undefined> {
  const flag = await db.get('examFlags', flagId);
  return flag?.paperId === paperIdOf(batch) ? flag : undefined;
}
export const saveFlag = (tx: Transaction, flag: ExamFlag): Promise<void> => tx.put('examFlags', flag);

/** How many attempts nobody has judged, and how many were found wanting. */
export const openFlagsOf = (batch: OfBatch) => howMany('examFlags', { paperId: paperIdOf(batch), state: 'open' });
export const upheldFlagsOf = (batch: OfBatch) => howMany('examFlags', { paperId: paperIdOf(batch), state: 'upheld' });

/** Something seen in the attempts of a paper, as nobody has judged it yet. */
export const openFlag = (
  paperId: string,
  peopleDigest: string,
  flag: Pick<ExamFlag, 'suspicion' | 'names' | 'seenAt'>,
): ExamFlag => ({ _id: idOf(paperId, flag.suspicion.kind, peopleDigest), paperId, ...flag, state: 'open' });

/** Flags of one paper that are kept at most: whoever has more looks at their limits first. */
export const FLAGS_AT_MOST = 500;

/**
 * Puts what was seen in the place of what nobody has judged. What was judged stays, and is not asked again.
 */
export async function replaceFlags(db: Database, paperId: string, seen: readonly ExamFlag[]): Promise<void> {
  const ids = new Set(seen.map(({ _id }) => _id));
  const open = await db.find('examFlags', { where: { paperId, state: 'open' }, limit: 2 * FLAGS_AT_MOST });
  for (const { _id } of open.filter((flag) => !ids.has(flag._id)))
    // It may have been judged since it was read.
    await db.removeWhere('examFlags', { _id, state: 'open' });
  for (const flag of seen)
    await db.transaction(async (tx) => {
      const known = await tx.get('examFlags', flag._id);
      await tx.put('examFlags', { ...flag, ...(known && keptOf(known)) });
    });
}

const keptOf = ({ state, seenAt, decided }: ExamFlag): Pick<ExamFlag, 'state' | 'seenAt' | 'decided'> => ({
  state,
  seenAt,
  ...(decided ? { decided } : {}),
});
