import { idOf, partsOf } from '../../domain/kernel/id';
import { indexesOf } from './analysis-index';
import type { Transaction } from './database';
import type { AnalysedPerson, Analysis } from './documents';
import { documents } from './questions';

/** The most people a chunk holds; see `AnalysisChunk`. */
const PEOPLE_A_CHUNK = 200;
/** The most JSON a chunk holds: a document may have a megabyte, and the store's own notation of numbers is longer. */
const CHARACTERS_A_CHUNK = 400_000;

/** The id of the analysis of a batch that has this number. */
export function analysisIdOf({
  projectId,
  batchId,
  number,
}: Pick<Analysis, 'projectId' | 'batchId' | 'number'>): string {
  return idOf(projectId, batchId, number);
}

/** The batch that an analysis is of, by its id; '' for an id that is none. */
export function batchOfAnalysis(analysisId: string): Pick<Analysis, 'projectId' | 'batchId'> {
  const [projectId = '', batchId = ''] = partsOf(analysisId);
  return { projectId, batchId };
}

/** The latest analysis of a batch of the caller's own institution: at most one. */
export const latestAnalysisOf = ({
  projectId,
  batchId,
  institutionId,
}: Pick<Analysis, 'projectId' | 'batchId' | 'institutionId'>) =>
  documents('analyses', { where: { projectId, batchId, institutionId }, orderBy: [['number', 'desc']], limit: 1 });

/** The first number from `from` on that no analysis of the batch has; numbers have no gaps. */
export async function nextNumber(
  tx: Transaction,
  { projectId, batchId, from }: Pick<Analysis, 'projectId' | 'batchId'> & { from: number },
): Promise<number> {
  for (let number = from; ; number += 1) {
    if (!(await tx.get('analyses', analysisIdOf({ projectId, batchId, number })))) return number;
  }
}

/** The people in chunks that fit a document each, however many windows and courses a batch has; their order stays. */
export function inChunks(people: readonly AnalysedPerson[]): AnalysedPerson[][] {
  const chunks: AnalysedPerson[][] = [];
  let room = 0;
  for (const person of people) {
    const length = JSON.stringify(person).length;
    const last = chunks.at(-1);
    if (last === undefined || last.length >= PEOPLE_A_CHUNK || length > room) {
      chunks.push([person]);
      room = CHARACTERS_A_CHUNK - length;
    } else {
      last.push(person);
      room -= length;
    }
  }
  return chunks;
}

/**
 * Freezes an analysis with all its people in one transaction of the caller's. A transaction takes a hundred documents:
 * room for some 17,000 people of one batch.
 * @param chunks what `inChunks` made of the people
 */
export async function addAnalysis(
  tx: Transaction,
  { analysis, chunks }: { analysis: Analysis; chunks: readonly AnalysedPerson[][] },
): Promise<void> {
  const analysisId = analysis._id;
  const indexes = indexesOf(analysisId, chunks);
  for (const packed of indexes)
    await tx.add('analysisIndexes', { _id: idOf(analysisId, 'index', packed.index), ...packed });
  for (const [index, people] of chunks.entries()) {
    await tx.add('analysisChunks', { _id: idOf(analysisId, index), analysisId, index, people });
  }
  await tx.add('analyses', { ...analysis, indexes: indexes.length });
}
