/** The rows of an import until it is over, in chunks that fit a document each. */
import { idOf } from '../../domain/kernel/id';
import type { Database } from './database';
import type { Documents } from './documents';
import { slicesOf } from './in-parallel';
import { decodeCursor, DEFAULT_PAGE_SIZE, encodeCursor, type Page, type PageRequest } from './paging';

const ROWS_A_CHUNK = 200;

/** Collections of chunks. */
type Chunks = 'rosterChunks' | 'catalogueChunks' | 'activityChunks';

/** A kind of rows of one import. */
interface Of<Kind> {
  importId: string;
  kind: Kind;
}

/** What is done with the rows of imports, which lie in one collection; `Rows` says what a row of each kind is. */
export function rowsIn<Rows extends object>(collection: Chunks, kinds: readonly (keyof Rows & string)[]) {
  type Kind = keyof Rows & string;
  const chunkId = ({ importId, kind }: Of<Kind>, index: number): string => idOf(importId, kind, index);

  /** One chunk of rows; undefined behind the last. */
  async function findChunk<K extends Kind>(
    db: Database,
    of: Of<K> & { index: number },
  ): Promise<Rows[K][] | undefined> {
    const chunk = await db.get(collection, chunkId(of, of.index));
    // The rows are of the kind that the chunk names: a union of chunks cannot say so of a kind that is an argument.
    return chunk && (chunk.rows as unknown as Rows[K][]);
  }

  /** Writes one chunk anew. Repeatable: a second time it writes the same. */
  async function putChunk<K extends Kind>(
    db: Database,
    { at, index, ...of }: Of<K> & { index: number; at: number },
    rows: readonly Rows[K][],
  ): Promise<void> {
    const chunk = { _id: chunkId(of, index), ...of, index, rows, at } as unknown as Documents[Chunks];
    await db.transaction((tx) => tx.put(collection, chunk));
  }

  /** Writes rows of one kind anew. */
  async function putRows<K extends Kind>(
    db: Database,
    of: Of<K> & { at: number },
    rows: readonly Rows[K][],
  ): Promise<void> {
    for (const [index, slice] of slicesOf(rows, ROWS_A_CHUNK).entries()) await putChunk(db, { ...of, index }, slice);
  }

  /** A page of rows in the order of the file. Places do not move: rows are written once. */
  async function listRows<K extends Kind>(
    db: Database,
    of: Of<K>,
    { cursor, limit = DEFAULT_PAGE_SIZE }: PageRequest,
  ): Promise<Page<Rows[K]>> {
    const [from] = decodeCursor(cursor, ['number']) ?? [0];
    if (!(Number.isSafeInteger(from) && from >= 0)) return { rows: [] };
    const rows: Rows[K][] = [];
    // One more than fits tells whether anything follows.
    for (let index = Math.floor(from / ROWS_A_CHUNK); rows.length <= limit; index += 1) {
      const chunk = await findChunk(db, { ...of, index });
      if (!chunk) break;
      rows.push(...chunk.slice(Math.max(0, from - index * ROWS_A_CHUNK)));
    }
    return rows.length > limit ? { rows: rows.slice(0, limit), nextCursor: encodeCursor([from + limit]) } : { rows };
  }

  /** Every row of one kind, in the order of the file. */
  async function* eachRow<K extends Kind>(db: Database, of: Of<K>): AsyncGenerator<Rows[K]> {
    for (let index = 0; ; index += 1) {
      const chunk = await findChunk(db, { ...of, index });
      if (!chunk) return;
      yield* chunk;
    }
  }

  /** Takes away the rows of an import; `keep` stays, for whoever mends what was bad. */
  async function removeRows(db: Database, importId: string, keep: readonly Kind[] = []): Promise<void> {
    for (const kind of kinds) if (!keep.includes(kind)) await db.removeWhere(collection, { importId, kind });
  }

  return { findChunk, putChunk, putRows, listRows, eachRow, removeRows };
}
