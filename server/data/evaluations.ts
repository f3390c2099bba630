import { FEWEST_URNS, type EvaluationAnswer } from '../../domain/evaluation/answer';
import { DEFAULT_EVALUATION, type RatedLecturer } from '../../domain/evaluation/form';
import { idOf } from '../../domain/kernel/id';
import { lecturersOf } from '../../domain/project/lecturers';
import { searchOfNumbered } from './catalogue';
import { addOrRunAgain, type Database, type Reader, type Transaction } from './database';
import type { Evaluation, EvaluationForm, EvaluationMark, EvaluationText, EvaluationUrn, Project } from './documents';
import { findPage, type Page, type PageRequest } from './paging';
import { documents, howMany } from './questions';
import { inParallel } from './in-parallel';
import { searchable, searchFor } from './search';

export interface OfBatch {
  projectId: string;
  batchId: string;
}

export const evaluationIdOf = ({ projectId, batchId }: OfBatch): string => idOf(projectId, batchId);
const markIdOf = (evaluationId: string, personId: string): string => idOf(evaluationId, personId);
const urnIdOf = (evaluationId: string, number: number): string => idOf(evaluationId, 'urn', number);

/** The lecturers whom the courses of a project name, with the first of what they teach. */
export const lecturersOfProject = ({ courses }: Pick<Project, 'courses'>): RatedLecturer[] =>
  lecturersOf(courses).flatMap(({ name, parts: [first] }) =>
    name === '' || !first ? [] : [{ lecturerId: first.lecturerId, name, topic: first.topic }],
  );

/** The form that was saved; undefined where the usual one serves. */
const getForm = (db: Reader, projectId: string): Promise<EvaluationForm | undefined> =>
  db.get('evaluationForms', projectId);

/** The form of a project: what was saved last, or the usual one as if it had been. */
export async function formOf(db: Reader, project: Project): Promise<EvaluationForm> {
  const saved = await getForm(db, project._id);
  if (saved) return saved;
  const { _id, institutionId, projectNumber, title, creditLevel } = project;
  return {
    ...{ _id, institutionId, projectNumber, title, creditLevel },
    items: [...DEFAULT_EVALUATION],
    revision: 0,
    savedAt: 0,
    begunBatchIds: [],
  };
}

export async function saveForm(tx: Transaction, form: EvaluationForm): Promise<void> {
  await tx.put('evaluationForms', { ...form, search: await searchOfNumbered(form) });
}

/** Forms that an institution has saved for its projects, the latest first. */
export function listForms(
  db: Database,
  options: { institutionId: string; search: string | undefined; request: PageRequest },
): Promise<Page<EvaluationForm>> {
  const { institutionId, search, request } = options;
  const { where, ...filtered } = searchFor(search);
  return findPage(db, 'evaluationForms', {
    where: { institutionId, ...where },
    orderBy: ['savedAt', 'desc'],
    request,
    ...filtered,
  });
}

export const getEvaluation = (db: Reader, batch: OfBatch): Promise<Evaluation | undefined> =>
  db.get('evaluations', evaluationIdOf(batch));

/** When the evaluation of a batch closes, where it has begun. */
export const evaluationOf = (batch: OfBatch) =>
  documents('evaluations', { where: { _id: evaluationIdOf(batch) }, fields: ['closesAt'], limit: 1 });

const urnIds = (evaluationId: string, urns: number): string[] =>
  Array.from({ length: urns }, (_, number) => urnIdOf(evaluationId, number));

const WRITES_AT_ONCE = 8;

/** Makes the empty urns of a batch before its evaluation begins; those that are there stay as they are. */
export async function makeUrns(db: Database, batch: OfBatch, urns: number): Promise<void> {
  const evaluationId = evaluationIdOf(batch);
  await inParallel(urnIds(evaluationId, urns), WRITES_AT_ONCE, (_id) =>
    db.add('evaluationUrns', { _id, evaluationId, answers: [] }),
  );
}

/** Begins the evaluation of a batch whose urns are there, in the transaction of its first answer. */
export const beginEvaluation = async (tx: Transaction, evaluation: Evaluation): Promise<void> =>
  addOrRunAgain(tx, 'evaluations', { ...evaluation, search: await searchOfNumbered(evaluation) });

/** An urn of an evaluation that has begun. */
export async function getUrn(tx: Transaction, evaluationId: string, number: number): Promise<EvaluationUrn> {
  const urn = await tx.get('evaluationUrns', urnIdOf(evaluationId, number));
  if (!urn) throw new Error('an evaluation that has begun has all its urns');
  return urn;
}
export const saveUrn = (tx: Transaction, urn: EvaluationUrn): Promise<void> => tx.put('evaluationUrns', urn);

/** Everything that was answered, in no order that means anything. */
export async function answersOf(
  db: Database,
  { _id, urns: count = FEWEST_URNS }: Pick<Evaluation, '_id' | 'urns'>,
): Promise<EvaluationAnswer[]> {
  const urns = await db.getMany('evaluationUrns', urnIds(_id, count));
  return urns.flatMap(({ answers }) => answers).sort((a, b) => (a.key < b.key ? -1 : 1));
}

export const getMark = (db: Reader, batch: OfBatch, personId: string): Promise<EvaluationMark | undefined> =>
  db.get('evaluationMarks', markIdOf(evaluationIdOf(batch), personId));

export async function addMark(
  tx: Transaction,
  batch: OfBatch,
  { personId, requestId }: Pick<EvaluationMark, 'personId' | 'requestId'>,
): Promise<void> {
  const evaluationId = evaluationIdOf(batch);
  await addOrRunAgain(tx, 'evaluationMarks', {
    _id: markIdOf(evaluationId, personId),
    evaluationId,
    personId,
    requestId,
  });
}

/** How many have answered. */
export const answeredOf = (batch: OfBatch) => howMany('evaluationMarks', { evaluationId: evaluationIdOf(batch) });

/** What somebody has answered: more batches than anybody attends while a phone is in use. */
export const marksOf = (personId: string) =>
  documents('evaluationMarks', { where: { personId }, fields: ['evaluationId'], limit: 1000 });

/** So many answer one evaluation at most. */
const MOST_MARKS = 20_000;

/** Everybody who has answered: that they have is known to the condition of a grant alone (M19). */
export const marksOfBatch = (batch: OfBatch) =>
  documents('evaluationMarks', {
    where: { evaluationId: evaluationIdOf(batch) },
    fields: ['personId'],
    limit: MOST_MARKS,
  });

/** Evaluations whose end was not noted yet, the longest over first. */
export const findToClose = (
  db: Database,
  { before, limit }: { before: number; limit: number },
): Promise<Evaluation[]> =>
  db.find('evaluations', {
    where: { closed: false, closesAt: { lte: before } },
    orderBy: [['closesAt', 'desc']],
    limit,
  });

/** Lays the texts of a closed evaluation out, each by itself, in the order of their keys; done again it is the same. */
export async function layOutTexts(
  db: Database,
  evaluationId: string,
  texts: readonly Pick<EvaluationText, 'key' | 'text' | 'question'>[],
): Promise<void> {
  await inParallel(texts, WRITES_AT_ONCE, async (each) => {
    const search = await searchable([{ text: each.text }]);
    await db.add('evaluationTexts', { _id: idOf(evaluationId, each.key), evaluationId, ...each, search });
  });
}

/** The texts of an evaluation that were laid out, by their keys of chance. */
export function listTexts(
  db: Database,
  { evaluationId, search, request }: { evaluationId: string; search: string | undefined; request: PageRequest },
): Promise<Page<EvaluationText>> {
  const { where, ...filtered } = searchFor(search);
  return findPage(db, 'evaluationTexts', {
    where: { evaluationId, ...where },
    orderBy: ['key', 'asc'],
    request,
    ...filtered,
  });
}

/** Notes what an evaluation came to, once. */
export const closeEvaluation = (
  db: Database,
  { _id }: Evaluation,
  sums: Required<Pick<Evaluation, 'answers' | 'people' | 'meanHundredths' | 'results'>>,
): Promise<number> => db.updateWhere('evaluations', { _id, closed: false }, { set: { ...sums, closed: true } });

/** Closed evaluations of all institutions, the latest first. */
export function listClosed(
  db: Database,
  { search, request }: { search: string | undefined; request: PageRequest },
): Promise<Page<Evaluation>> {
  const { where, ...filtered } = searchFor(search);
  return findPage(db, 'evaluations', {
    where: { closed: true, ...where },
    orderBy: ['closesAt', 'desc'],
    request,
    ...filtered,
  });
}
