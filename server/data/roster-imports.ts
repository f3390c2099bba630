/** Imports of rosters, and the rows of their files until they are over. */
import { idOf } from '../../domain/kernel/id';
import { isOpenImport } from '../../domain/kernel/table-import';
import { refuse } from '../call/refusal';
import type { Database, Reader, Transaction } from './database';
import type { RosterChunk, RosterImport, RosterRowKind, RosterRowOf } from './documents';
import { slicesOf } from './in-parallel';
import { fileOfImport, moveUses } from './kept-files';
import { decodeCursor, DEFAULT_PAGE_SIZE, encodeCursor, type Page, type PageRequest } from './paging';
import { getRoster, putRoster } from './roster';

const ROWS_A_CHUNK = 200;

export const getImport = (db: Reader, importId: string): Promise<RosterImport | undefined> =>
  db.get('rosterImports', importId);

/** An import of one institution; another institution's is as good as none. @throws Refusal `notFound` */
export async function findOwnImport(
  db: Reader,
  { importId, institutionId }: { importId: string; institutionId: string },
): Promise<RosterImport> {
  const found = await getImport(db, importId);
  return found?.institutionId === institutionId ? found : refuse('notFound');
}

export const addImport = (tx: Transaction, one: RosterImport): Promise<void> => tx.add('rosterImports', one);

/** How far an import has come, for whoever looks; the job alone goes by it. */
export async function noteRows(
  db: Database,
  importId: string,
  counted: Partial<Pick<RosterImport, 'rows' | 'done'>>,
): Promise<void> {
  await db.update('rosterImports', importId, { set: counted });
}

/**
 * Writes an import in another state. One that is over lets the next one begin and its file go, in the transaction in which that is
 * so.
 */
export async function moveImport(
  tx: Transaction,
  { before, after, now }: { before: RosterImport; after: RosterImport; now: number },
): Promise<void> {
  await tx.put('rosterImports', after);
  const [was, is] = [isOpenImport(before.state), isOpenImport(after.state)];
  if (!was || is) return;
  const roster = await getRoster(tx, after.institutionId);
  if (roster?.openImportId === after._id) await putRoster(tx, { ...roster, openImportId: null });
  await moveUses(tx, { before: fileOfImport(before, was), after: fileOfImport(after, is), now });
}

const chunkId = (importId: string, kind: RosterRowKind, index: number): string => idOf(importId, kind, index);

/** Writes rows of one kind anew, in chunks that fit a document each. Repeatable: a second time it writes the same. */
export async function putRows<Kind extends RosterRowKind>(
  db: Database,
  { importId, kind, at }: { importId: string; kind: Kind; at: number },
  rows: readonly RosterRowOf<Kind>[],
): Promise<void> {
  for (const [index, slice] of slicesOf(rows, ROWS_A_CHUNK).entries()) {
    const chunk = { _id: chunkId(importId, kind, index), importId, kind, index, rows: slice, at };
    // The rows are of the kind that the chunk names: a union of chunks cannot say so of a kind that is an argument.
    await db.transaction((tx) => tx.put('rosterChunks', chunk as RosterChunk));
  }
}

/** A page of rows in the order of the file. Places do not move: rows are written once. */
export async function listRows<Kind extends RosterRowKind>(
  db: Database,
  { importId, kind }: { importId: string; kind: Kind },
  { cursor, limit = DEFAULT_PAGE_SIZE }: PageRequest,
): Promise<Page<RosterRowOf<Kind>>> {
  const [from] = decodeCursor(cursor, ['number']) ?? [0];
  if (!(Number.isSafeInteger(from) && from >= 0)) return { rows: [] };
  const rows: RosterRowOf<Kind>[] = [];
  // One more than fits tells whether anything follows.
  for (let index = Math.floor(from / ROWS_A_CHUNK); rows.length <= limit; index += 1) {
    const chunk = await findChunk(db, { importId, kind, index });
    if (!chunk) break;
    rows.push(...chunk.slice(Math.max(0, from - index * ROWS_A_CHUNK)));
  }
  return rows.length > limit ? { rows: rows.slice(0, limit), nextCursor: encodeCursor([from + limit]) } : { rows };
}

/** Every row of one kind, in the order of the file. */
export async function* eachRow<Kind extends RosterRowKind>(
  db: Database,
  of: { importId: string; kind: Kind },
): AsyncGenerator<RosterRowOf<Kind>> {
  for (let index = 0; ; index += 1) {
    const chunk = await findChunk(db, { ...of, index });
    if (!chunk) return;
    yield* chunk;
  }
}

/** One chunk of rows; undefined behind the last. */
export async function findChunk<Kind extends RosterRowKind>(
  db: Database,
  { importId, kind, index }: { importId: string; kind: Kind; index: number },
): Promise<RosterRowOf<Kind>[] | undefined> {
  const chunk = await db.get('rosterChunks', chunkId(importId, kind, index));
  return chunk && (chunk.rows as RosterRowOf<Kind>[]);
}

/** Takes away the rows of an import; `keep` stays, for whoever mends what was bad. */
export async function removeRows(db: Database, importId: string, keep?: RosterRowKind): Promise<void> {
  for (const kind of ['bad', 'added', 'changed', 'gone'] as const)
    if (kind !== keep) await db.removeWhere('rosterChunks', { importId, kind });
}

/** Imports that were read long ago, or never, and that nobody has decided on. */
export async function findForgotten(db: Database, before: number): Promise<RosterImport[]> {
  const of = (state: RosterImport['state']) =>
    db.find('rosterImports', {
      where: { state, startedAt: { lt: before } },
      orderBy: [['startedAt', 'asc']],
      limit: 20,
    });
  return (await Promise.all([of('read'), of('reading')])).flat();
}
