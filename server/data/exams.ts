import { idOf } from '../../domain/kernel/id';
import { addOrRunAgain, type Database, type Reader, type Transaction } from './database';
import type { ExamAttempt, ExamPaper, ExamResult, PaperQuestion, StoredQuestion } from './documents';
import type { OfBatch } from './evaluations';
import { findPage, type Page, type PageRequest } from './paging';
import { ask, documents, howMany } from './questions';
import { searchable, searchFor } from './search';

export const paperIdOf = ({ projectId, batchId }: OfBatch): string => idOf(projectId, batchId);
const resultIdOf = (paperId: string, personId: string): string => idOf(paperId, personId);
export const attemptIdOf = (paperId: string, personId: string, number: number): string =>
  idOf(paperId, personId, number);

const searchOfQuestion = ({ text, tags, options }: StoredQuestion) =>
  searchable([{ text }, ...tags.map((tag) => ({ text: tag })), ...options.map((option) => ({ text: option.text }))]);

/** What a bank is narrowed by, each of it in the index (server/data/collections.ts). */
export type BankFilter = { institutionId: string } & { [Field in 'search' | 'tag']: string | undefined } & {
  [Field in 'kind' | 'difficulty']: StoredQuestion[Field] | undefined;
};

/** The questions of an institution, the latest first. */
export function listQuestions(
  db: Database,
  { institutionId, search, tag, kind, difficulty }: BankFilter,
  request: PageRequest,
): Promise<Page<StoredQuestion>> {
  const { where, ...filtered } = searchFor(search);
  const narrowed = {
    ...(tag === undefined ? {} : { tags: tag }),
    ...(kind === undefined ? {} : { kind }),
    ...(difficulty === undefined ? {} : { difficulty }),
  };
  return findPage(db, 'examQuestions', {
    where: { institutionId, withdrawn: false, ...narrowed, ...where },
    orderBy: ['addedAt', 'desc'],
    request,
    ...filtered,
  });
}

/** A question of the caller's own institution; undefined for another's and for one that was taken out. */
export async function findOwnQuestion(
  db: Reader,
  { questionId, institutionId }: { questionId: string; institutionId: string },
): Promise<StoredQuestion | undefined> {
  const question = await db.get('examQuestions', questionId);
  return question?.institutionId === institutionId && !question.withdrawn ? question : undefined;
}

export async function saveQuestion(tx: Transaction, question: StoredQuestion): Promise<void> {
  await tx.put('examQuestions', { ...question, search: await searchOfQuestion(question) });
}

/** The tags of every question in a bank, for counting; 5000 at most. */
export async function tagsOfBank(db: Database, institutionId: string): Promise<Pick<StoredQuestion, '_id' | 'tags'>[]> {
  const found: Pick<StoredQuestion, '_id' | 'tags'>[] = [];
  for (let before = Number.MAX_SAFE_INTEGER; found.length < BANK_AT_MOST;) {
    const page = await db.find('examQuestions', {
      where: { institutionId, withdrawn: false, addedAt: { lt: before } },
      orderBy: [['addedAt', 'desc']],
      fields: ['tags', 'addedAt'],
      limit: PAGE,
    });
    found.push(...page);
    const last = page.at(-1);
    if (!last || page.length < PAGE) break;
    before = last.addedAt;
  }
  return found;
}

/** More than any paper is drawn from. */
const POOL_AT_MOST = 300;
const PAGE = 1000;
const BANK_AT_MOST = 5000;

/**
 * What a paper may be drawn from: the questions of the bank with one of these tags; of any where '' is among them.
 * @returns undefined where they are more than a paper can keep
 */
export async function poolOf(
  db: Database,
  institutionId: string,
  tags: ReadonlySet<string>,
): Promise<PaperQuestion[] | undefined> {
  const ids = (await tagsOfBank(db, institutionId))
    .filter((question) => tags.has('') || question.tags.some((tag) => tags.has(tag)))
    .map(({ _id }) => _id);
  if (ids.length > POOL_AT_MOST) return undefined;
  const found = await db.getMany('examQuestions', ids);
  return found
    .map(({ _id, kind, text, picture, options, rightIds, explanation, tags: own, difficulty }) => ({
      questionId: _id,
      ...{ kind, text, options, rightIds, explanation, tags: own, difficulty },
      ...(picture ? { picture } : {}),
    }))
    .sort((a, b) => (a.questionId < b.questionId ? -1 : 1));
}

export const getPaper = (db: Reader, batch: OfBatch): Promise<ExamPaper | undefined> =>
  db.get('examPapers', paperIdOf(batch));
export const savePaper = (tx: Transaction, paper: ExamPaper): Promise<void> => tx.put('examPapers', paper);

export const getResult = (db: Reader, batch: OfBatch, personId: string): Promise<ExamResult | undefined> =>
  db.get('examResults', resultIdOf(paperIdOf(batch), personId));

export async function saveResult(tx: Transaction, result: Omit<ExamResult, '_id' | 'search'>): Promise<void> {
  const search = await searchable([{ personName: result.who.name }, { text: result.who.personNumber }]);
  await tx.put('examResults', { ...result, _id: resultIdOf(result.paperId, result.personId), search });
}

/** The names of people who have taken an exam. */
export async function namesOf(
  db: Database,
  paperId: string,
  personIds: ReadonlySet<string>,
): Promise<Map<string, string>> {
  const found = await db.getMany(
    'examResults',
    [...personIds].map((personId) => resultIdOf(paperId, personId)),
  );
  return new Map(found.map(({ personId, who }) => [personId, who.name]));
}

/** How many have begun, and how many have passed. */
export const begunOf = (batch: OfBatch) => howMany('examResults', { paperId: paperIdOf(batch) });
export const passedOf = (batch: OfBatch) => howMany('examResults', { paperId: paperIdOf(batch), passed: true });

const planFields = ['plan', 'projectId', 'batchId'] as const;
/** A paper without the questions that it draws from: they are large, and have what is right. */
export type PaperPlan = Pick<ExamPaper, '_id' | (typeof planFields)[number]>;

/** The plan of the paper of a batch where there is one. */
export const planOf = (batch: OfBatch) =>
  documents('examPapers', { where: { _id: paperIdOf(batch) }, fields: planFields, limit: 1 });

export async function findPlan(db: Database, batch: OfBatch): Promise<PaperPlan | undefined> {
  const [paper] = await ask(db, planOf(batch));
  return paper;
}

/** The paper of a batch where there is one, without its questions. */
export const paperOf = (batch: OfBatch) =>
  documents('examPapers', { where: { _id: paperIdOf(batch) }, fields: ['revision'], limit: 1 });

/** More people than any batch has. */
const MOST_PEOPLE = 20_000;

/** Who has passed the exam of a batch. */
export const whoPassed = (batch: OfBatch) =>
  documents('examResults', {
    where: { paperId: paperIdOf(batch), passed: true },
    fields: ['personId'],
    limit: MOST_PEOPLE,
  });

/** How somebody stands to every exam they have begun. */
export const resultsOfPerson = (personId: string) =>
  documents('examResults', { where: { personId }, fields: ['paperId', 'passed', 'attempts', 'running'], limit: 1000 });

export function listResults(
  db: Database,
  {
    batch,
    search,
    passed,
    request,
  }: { batch: OfBatch; search: string | undefined; passed: boolean | undefined; request: PageRequest },
): Promise<Page<ExamResult>> {
  const { where, ...filtered } = searchFor(search);
  return findPage(db, 'examResults', {
    where: { paperId: paperIdOf(batch), ...(passed === undefined ? {} : { passed }), ...where },
    orderBy: ['bestTenths', 'desc'],
    request,
    ...filtered,
  });
}

/** How many have begun the exam of a batch. */
export const countResults = (db: Database, batch: OfBatch): Promise<number> =>
  db.count('examResults', { paperId: paperIdOf(batch) });

export const getAttempt = (db: Reader, attemptId: string): Promise<ExamAttempt | undefined> =>
  db.get('examAttempts', attemptId);
/** All attempts of somebody at a paper, in their order. */
export async function getAttempts(
  db: Database,
  { paperId, personId, attempts }: Pick<ExamResult, 'paperId' | 'personId' | 'attempts'>,
): Promise<ExamAttempt[]> {
  const ids = Array.from({ length: attempts }, (_, index) => attemptIdOf(paperId, personId, index + 1));
  return (await db.getMany('examAttempts', ids)).sort((a, b) => a.number - b.number);
}

export const addAttempt = (tx: Transaction, attempt: ExamAttempt): Promise<void> =>
  addOrRunAgain(tx, 'examAttempts', attempt);

/** An answer as it comes in. */
export interface GivenAnswer {
  attemptId: string;
  openid: string;
  position: number;
  chosenIds: string[];
  /** An attempt that ended before takes nothing any more. */
  since: number;
  /** Rises from one answer of a phone to the next. */
  order: number;
  answeredAt: number;
  left: number;
}

/**
 * Saves one answer of an attempt that runs; false when it is over, or another WeChat's. One request. An answer that was overtaken by a later
 * one to the same question changes nothing: a send that nobody heard of any more may still arrive.
 */
export async function saveAnswer(db: Database, given: GivenAnswer): Promise<boolean> {
  const { attemptId, openid, position, chosenIds, since, order, answeredAt, left } = given;
  const running = { _id: attemptId, openid, state: 'running', endsAt: { gte: since } };
  const set = {
    [`answers.${position}`]: chosenIds,
    [`answeredAt.${position}`]: answeredAt,
    [`order.${position}`]: order,
    left,
  };
  const where = { ...running, [`order.${position}`]: { lte: order } };
  if ((await db.updateWhere('examAttempts', where, { set })) > 0) return true;
  const attempt = await db.get('examAttempts', attemptId);
  if (attempt?.openid !== openid) return false;
  // It is there, or a later one is: also for a repeat that comes after the end.
  if ((attempt.order?.[position] ?? -1) >= order) return true;
  if (attempt.state !== 'running' || attempt.endsAt < since || attempt.order !== undefined) return false;
  // It began before answers had an order.
  return position < attempt.questions.length && (await db.updateWhere('examAttempts', running, { set })) > 0;
}

/** The WeChat account that goes on with an attempt: its person's, which may be another one by now. */
export const continueBy = (db: Database, attemptId: string, openid: string): Promise<boolean> =>
  db.update('examAttempts', attemptId, { set: { openid } });

/** Attempts whose time is over and that nobody has graded, the longest over first. */
export const findOverdue = (db: Database, { before, limit }: { before: number; limit: number }) =>
  db.find('examAttempts', {
    where: { state: 'running', endsAt: { lt: before } },
    orderBy: [['endsAt', 'asc']],
    fields: ['endsAt'],
    limit,
  });
