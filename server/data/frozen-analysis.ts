import { refuse } from '../call/refusal';
import { analysisIdOf } from './analyses';
import type { Database, Query, Reader } from './database';
import { unpacked } from './analysis-index';
import type { AnalysedPerson, Analysis, AnalysisChunk, AnalysisIndex } from './documents';
import { inParallel, slicesOf } from './in-parallel';
import { documents } from './questions';

/** Ten chunks are some four megabytes at most. Whether the cloud gives as much in one answer has not been tried. */
const CHUNKS_PER_READ = 10;
const READS_AT_ONCE = 2;

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

/** One chunk of an analysis' people, in the order of the list. */
export async function findAnalysisChunk(
  db: Database,
  { analysisId, index }: { analysisId: string; index: number },
): Promise<AnalysisChunk | undefined> {
  const [chunk] = await db.find('analysisChunks', { where: { analysisId, index }, limit: 1 });
  return chunk;
}

/** An analysis, to be read together with something else: {@link ownAnalysis} says whether it is the caller's. */
export const analysisWithId = (analysisId: string) => documents('analyses', { where: { _id: analysisId }, limit: 1 });

/** @throws Refusal `notFound`, also for another institution's analysis */
export const ownAnalysis = ([analysis]: readonly Analysis[], institutionId: string): Analysis =>
  analysis?.institutionId === institutionId ? analysis : refuse('notFound');

/** What a list looks through to find whom it shows. Windows and days, most of what is kept of a person, are left out. */
const listedFields = [
  'personId',
  'name',
  'personNumber',
  'institutionId',
  'institutionName',
  'departmentName',
  'professionalTitle',
  'specialty',
  'approved',
  'valid',
  'validCourseIds',
  'openCourseIds',
  'lackedDays',
  'dutyOpen',
  'doubtful',
  'records',
  'outsideRecords',
  'placeNames',
  'flags',
] as const satisfies readonly (keyof AnalysedPerson)[];
export type Listed = Pick<AnalysedPerson, (typeof listedFields)[number]>;
type ListedChunk = Pick<AnalysisChunk, 'index'> & { people: readonly Listed[] };
/** A person of an analysis, and the chunk in which the rest of them lies. */
export type ListedPerson = Listed & { chunk: number };

/** Some 12,000 people, and four megabytes at most. */
const LIGHT_CHUNKS_PER_READ = 60;

const lightChunks = (analysisId: string, from: number): Query => ({
  where: { analysisId, index: { gte: from } },
  orderBy: [['index', 'asc']],
  fields: ['index', ...listedFields.map((field) => `people.${field}`)],
  limit: LIGHT_CHUNKS_PER_READ,
});

/** As many as an analysis can have in one transaction. */
const MOST_INDEXES = 100;

/** The packed people of a frozen analysis, to be read together with something else; {@link allListed} reads them. */
export const packedPeople = (analysisId: string) =>
  documents('analysisIndexes', { where: { analysisId }, orderBy: [['index', 'asc']], limit: MOST_INDEXES });

/**
 * Every person of a frozen analysis, in the order of its list.
 * @param packed what {@link packedPeople} found; an analysis from before it is read from its chunks
 */
export async function allListed(
  db: Database,
  { _id: analysisId, indexes }: Pick<Analysis, '_id' | 'indexes'>,
  packed: readonly AnalysisIndex[],
): Promise<ListedPerson[]> {
  if (indexes !== undefined) return packed.flatMap(unpacked);
  const people: ListedPerson[] = [];
  for (let read: ListedChunk[] | undefined; read?.length !== 0;) {
    const from = read === undefined ? 0 : (read.at(-1)?.index ?? 0) + 1;
    read = await db.find('analysisChunks', lightChunks(analysisId, from));
    people.push(...inOrder(read));
    if (read.length < LIGHT_CHUNKS_PER_READ) break;
  }
  return people;
}

const inOrder = (chunks: readonly ListedChunk[]): ListedPerson[] =>
  chunks.flatMap(({ index, people }) => people.map((person) => ({ ...person, chunk: index })));

/** Some of the people of a frozen analysis as they were analysed, by their ids: only the chunks in which they lie are read. */
export async function readAnalysed(
  db: Database,
  analysisId: string,
  people: readonly ListedPerson[],
): Promise<Map<string, AnalysedPerson>> {
  const indexes = [...new Set(people.map(({ chunk }) => chunk))];
  const reads = await inParallel(slicesOf(indexes, CHUNKS_PER_READ), READS_AT_ONCE, (slice) =>
    db.find('analysisChunks', { where: { analysisId, index: { in: slice } }, limit: CHUNKS_PER_READ }),
  );
  return new Map(reads.flat().flatMap((chunk) => chunk.people.map((person) => [person.personId, person] as const)));
}
