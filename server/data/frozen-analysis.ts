import { refuse } from '../call/refusal';
import { analysisIdOf } from './analyses';
import type { Database, Reader } from './database';
import type { AnalysedPerson, Analysis, AnalysisChunk } from './documents';

/** Ten chunks are some four megabytes at most. Whether the cloud gives as much in one answer has not been tried. */
const CHUNKS_PER_READ = 10;

/** Whether a later analysis of the same batch exists. Numbers have no gaps, so one look is enough. */
export async function hasNewerAnalysis(
  db: Pick<Database, 'get'>,
  { projectId, batchId, number }: Pick<Analysis, 'projectId' | 'batchId' | 'number'>,
): Promise<boolean> {
  return (await db.get('analyses', analysisIdOf({ projectId, batchId, number: number + 1 }))) !== undefined;
}

/** A frozen analysis by its id, whoever made it: for jobs. */
export function getAnalysis(db: Reader, analysisId: string): Promise<Analysis | undefined> {
  return db.get('analyses', analysisId);
}

/**
 * A frozen analysis of the caller's own institution.
 * @throws Refusal `notFound`, also for another institution's
 */
export async function findOwnAnalysis(
  db: Pick<Database, 'get'>,
  { analysisId, institutionId }: { analysisId: string; institutionId: string },
): Promise<Analysis> {
  const analysis = await getAnalysis(db, analysisId);
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
