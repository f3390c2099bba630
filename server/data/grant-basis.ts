import { idOf } from '../../domain/id';
import { refuse } from '../refusal';
import type { Database } from './database';
import type { AnalysedPerson, Analysis, AnalysisChunk } from './documents';

/** Chunks hold up to 200 people each; ten of them stay below the size of one answer. */
const CHUNKS_PER_READ = 10;

/** The id of the analysis of a batch that has this number. */
export function analysisIdOf({
  projectId,
  batchId,
  number,
}: {
  projectId: string;
  batchId: string;
  number: number;
}): string {
  return idOf(projectId, batchId, number);
}

/**
 * A frozen analysis of the caller's own institution.
 * @throws Refusal `notFound`, also for another institution's
 */
export async function findOwnAnalysis(
  db: Pick<Database, 'get'>,
  { analysisId, institutionId }: { analysisId: string; institutionId: string },
): Promise<Analysis> {
  const analysis = await db.get('analyses', analysisId);
  return analysis?.institutionId === institutionId ? analysis : refuse('notFound');
}

/** One chunk of an analysis' people, in the order of the list. */
export async function findAnalysisChunk(
  db: Database,
  { analysisId, index }: { analysisId: string; index: number },
): Promise<AnalysisChunk | undefined> {
  const [chunk] = await db.find('analysisChunks', { where: { analysisId, index }, limit: 1 });
  return chunk;
}

/** Every person of a frozen analysis, in the order of its list. */
export async function readAnalysedPeople(db: Database, analysisId: string): Promise<AnalysedPerson[]> {
  const people: AnalysedPerson[] = [];
  let next = 0;
  for (;;) {
    const chunks = await db.find('analysisChunks', {
      where: { analysisId, index: { gte: next } },
      orderBy: [['index', 'asc']],
      limit: CHUNKS_PER_READ,
    });
    for (const chunk of chunks) {
      people.push(...chunk.people);
      next = chunk.index + 1;
    }
    if (chunks.length < CHUNKS_PER_READ) return people;
  }
}
