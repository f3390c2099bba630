import { idOf } from '../../domain/id';
import type { Database, Transaction } from './database';
import type { AnalysedPerson, Analysis } from './documents';

/** People a chunk holds; see `AnalysisChunk`. */
const PEOPLE_A_CHUNK = 200;

/** The id of the analysis of a batch that has this number. */
export function analysisIdOf({
  projectId,
  batchId,
  number,
}: Pick<Analysis, 'projectId' | 'batchId' | 'number'>): string {
  return idOf(projectId, batchId, number);
}

/** The latest analysis of a batch of the caller's own institution. */
export async function findLatestAnalysis(
  db: Database,
  { projectId, batchId, institutionId }: Pick<Analysis, 'projectId' | 'batchId' | 'institutionId'>,
): Promise<Analysis | undefined> {
  const [latest] = await db.find('analyses', {
    where: { projectId, batchId, institutionId },
    orderBy: [['number', 'desc']],
    limit: 1,
  });
  return latest;
}

/** The first number from `from` on that no analysis of the batch has; numbers have no gaps. */
export async function nextNumber(
  tx: Transaction,
  { projectId, batchId, from }: Pick<Analysis, 'projectId' | 'batchId'> & { from: number },
): Promise<number> {
  for (let number = from; ; number += 1) {
    if (!(await tx.get('analyses', analysisIdOf({ projectId, batchId, number })))) return number;
  }
}

/** How many chunks a list of people makes. */
export function chunkCount(people: number): number {
  return Math.ceil(people / PEOPLE_A_CHUNK);
}

/**
 * Freezes an analysis with all its people in one transaction of the caller's. A transaction takes a hundred documents:
 * room for some 18,000 people of one batch.
 */
export async function addAnalysis(
  tx: Transaction,
  { analysis, people }: { analysis: Analysis; people: readonly AnalysedPerson[] },
): Promise<void> {
  const analysisId = analysis._id;
  for (let index = 0; index < analysis.chunks; index += 1) {
    const slice = people.slice(index * PEOPLE_A_CHUNK, (index + 1) * PEOPLE_A_CHUNK);
    await tx.add('analysisChunks', { _id: idOf(analysisId, index), analysisId, index, people: slice });
  }
  await tx.add('analyses', analysis);
}
