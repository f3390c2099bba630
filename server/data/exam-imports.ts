import { createHash } from 'node:crypto';
import type { ExamQuestion } from '../../domain/exam/question';
import { refuse } from '../call/refusal';
import type { Database, Reader, Transaction } from './database';
import type { ExamImport } from './documents';
import { saveQuestion } from './exams';

export const addImport = (tx: Transaction, one: ExamImport): Promise<void> => tx.add('examImports', one);
export const saveImport = (tx: Transaction, one: ExamImport): Promise<void> => tx.put('examImports', one);

/** @throws Refusal `notFound`, also for another institution's */
export async function findImport(
  db: Reader,
  { importId, institutionId }: { importId: string; institutionId: string },
): Promise<ExamImport> {
  const found = await db.get('examImports', importId);
  return found?.institutionId === institutionId ? found : refuse('notFound');
}

/** The id of a question that came from a table: the same question again is the same one, so a file that is taken twice doubles nothing. */
export function importedId(institutionId: string, { text, options }: Pick<ExamQuestion, 'text' | 'options'>): string {
  const wording = JSON.stringify([institutionId, text, options.map((option) => option.text)]);
  return `q${createHash('sha256').update(wording).digest('hex').slice(0, 23)}`;
}

/** Those that the bank has already. */
export async function knownIds(db: Database, ids: readonly string[]): Promise<Set<string>> {
  const found = await db.getMany('examQuestions', ids);
  return new Set(found.filter(({ withdrawn }) => !withdrawn).map(({ _id }) => _id));
}

/** Takes a question into the bank, unless it is there. */
export async function takeQuestion(
  tx: Transaction,
  { institutionId, question, addedAt }: { institutionId: string; question: ExamQuestion; addedAt: number },
): Promise<void> {
  const _id = importedId(institutionId, question);
  const known = await tx.get('examQuestions', _id);
  if (known && !known.withdrawn) return;
  await saveQuestion(tx, { ...question, _id, institutionId, addedAt, withdrawn: false });
}
