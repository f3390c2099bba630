import type { CollectionName, Documents } from './documents';
import type { Condition, Database, Scalar, Where } from './database';
import { refuse } from '../call/refusal';
import { documents } from './questions';

/** What a page asks for, as every list's input has it. */
export interface PageRequest {
  // `undefined` is spelled out because the parsed input of a call has it.
  cursor?: string | undefined;
  limit?: number | undefined;
}
/** A page of documents; without `nextCursor` it was the last one. */
export interface Page<Row> {
  rows: Row[];
  nextCursor?: string;
}

export const DEFAULT_PAGE_SIZE = 20;

interface Kinds {
  string: string;
  number: number;
  boolean: boolean;
}
type Kind = keyof Kinds;
type ValuesOf<K extends readonly Kind[]> = { -readonly [Index in keyof K]: Kinds[K[Index]] };

/** Packs the key of a page's last row into text that means nothing to a client. */
export function encodeCursor(key: readonly Scalar[]): string {
  return Buffer.from(JSON.stringify(key), 'utf8').toString('base64url');
}

/**
 * The key inside a cursor, or undefined for the first page.
 *
 * @param kinds what each part of the key must be; a cursor comes from outside and is believed nothing
 * @throws Refusal `invalidInput` for anything {@link encodeCursor} would not have made with such a key
 */
export function decodeCursor<const K extends readonly Kind[]>(
  cursor: string | undefined,
  kinds: K,
): ValuesOf<K> | undefined {
  if (cursor === undefined) return undefined;
  const key = parse(cursor);
  const fits =
    Array.isArray(key) && key.length === kinds.length && kinds.every((kind, index) => isOf(kind, key[index]));
  if (!fits) return refuse('invalidInput', { fields: [{ field: 'cursor', problem: 'cursor' }] });
  // Checked part by part just above; TypeScript cannot follow a check over a mapped tuple.
  return key as ValuesOf<K>;
}

/** JSON has no infinity, but reads one from `1e999`; a database refuses it. */
function isOf(kind: Kind, part: unknown): boolean {
  return typeof part === kind && (typeof part !== 'number' || Number.isFinite(part));
}

function parse(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
}

/** What a filter looks through with one request: what shares a search's keys is seldom more (`npm run bench -- search`). */
const LOOKED_THROUGH = 150;

/** At most so many documents are read for one page of a filtered list; then the page ends early with a cursor. */
const SCANNED_AT_MOST = 1000;

/** Which documents a list shows, and in which order; `where` and `orderBy` together need an index. */
export interface Listed<C extends CollectionName> {
  where: Where;
  orderBy: readonly [field: string & keyof Documents[C], direction: 'asc' | 'desc'];
  /** For what an index cannot serve (part of a name); see {@link findPage}. */
  filter?: (document: Documents[C]) => boolean;
}

const readAtOnce = ({ limit = DEFAULT_PAGE_SIZE }: PageRequest, filtered: boolean): number =>
  filtered ? Math.max(limit, LOOKED_THROUGH) : limit;

/** What a first page reads first, so that it can go out together with other questions: the answer is `begun` of {@link findPage}. */
export const beginningOf = <C extends CollectionName>(
  collection: C,
  { where, orderBy, filter }: Listed<C>,
  request: PageRequest,
) =>
  documents(collection, {
    where,
    orderBy: [orderBy, ['_id', orderBy[1]]],
    limit: readAtOnce(request, filter !== undefined) + 1,
  });

/**
 * One page of a collection in the order of one field, ties by `_id`, continued after the last row seen: rows added or
 * removed meanwhile neither repeat nor hide others.
 *
 * @param filter is applied to what was read; a page may then be shorter than asked although a cursor follows
 * @param begun what {@link beginningOf} has read already
 */
export async function findPage<C extends CollectionName>(
  db: Database,
  collection: C,
  options: Listed<C> & { request: PageRequest; begun?: readonly Documents[C][] | undefined },
): Promise<Page<Documents[C]>> {
  const { where, orderBy, request, begun, filter = () => true } = options;
  const [field] = orderBy;
  const limit = request.limit ?? DEFAULT_PAGE_SIZE;
  const rows: Documents[C][] = [];
  let after = readKey(request.cursor);
  for (let scanned = 0; scanned < SCANNED_AT_MOST;) {
    const size = readAtOnce(request, options.filter !== undefined);
    // One more than fits tells whether anything follows.
    const read =
      (after ? undefined : begun) ?? (await findAfter(db, collection, { where, orderBy, after, limit: size + 1 }));
    for (const document of read.slice(0, size)) {
      if (rows.length === limit) return { rows, nextCursor: encodeCursor(after ?? []) };
      if (filter(document)) rows.push(document);
      after = [keyPart(document, field), document._id];
    }
    if (read.length <= size) return { rows };
    scanned += size;
    if (rows.length === limit) break;
  }
  return { rows, nextCursor: encodeCursor(after ?? []) };
}

/** The last row is read again with what follows it, and a few that share its key. */
const SEEN_AGAIN = 5;
const MOST_A_READ = 1000;

/** Null stands for what the row has not: what an older version stored, which comes first in every ascending order. */
type Key = [value: string | number | null, id: string];

function readKey(cursor: string | undefined): Key | undefined {
  if (cursor === undefined) return undefined;
  const key = parse(cursor);
  if (Array.isArray(key) && key.length === 2 && key[0] === null && typeof key[1] === 'string') return [null, key[1]];
  return Array.isArray(key) && typeof key[0] === 'number'
    ? decodeCursor(cursor, ['number', 'string'])
    : decodeCursor(cursor, ['string', 'string']);
}

function keyPart<C extends CollectionName>(document: Documents[C], field: keyof Documents[C]): string | number | null {
  const value: unknown = document[field];
  if (value === undefined || value === null) return null;
  if (typeof value === 'string' || typeof value === 'number') return value;
  throw new TypeError(`a list cannot be ordered by ${String(field)}`);
}

/** A range that the list itself sets to its order: it goes on to hold behind a cursor. */
const rangeOf = (condition: Condition | undefined): object =>
  typeof condition === 'object' && condition !== null ? condition : {};

/**
 * The rows after a key. One read begins with the key itself and its ties, of which it drops what was seen: a query has no "or".
 * Where so many documents share the key that nothing new is among what was read (a list of people that was imported at one
 * instant), the rest of the ties is read by id, then what follows.
 */
async function findAfter<C extends CollectionName>(
  db: Database,
  collection: C,
  options: {
    where: Where;
    orderBy: readonly [field: string, direction: 'asc' | 'desc'];
    after: Key | undefined;
    limit: number;
  },
): Promise<Documents[C][]> {
  const { where, orderBy, after, limit } = options;
  const [field, direction] = orderBy;
  const order = [orderBy, ['_id', direction]] as const;
  if (!after) return db.find(collection, { where, orderBy: order, limit });
  const past = direction === 'asc' ? 'gt' : 'lt';
  const enough = Math.min(limit + SEEN_AGAIN, MOST_A_READ);
  // A range never holds what is missing.
  const [value] = after;
  const from =
    value === null
      ? []
      : await db.find(collection, {
          where: { ...where, [field]: { ...rangeOf(where[field]), [`${past}e`]: value } },
          orderBy: order,
          limit: enough,
        });
  const isNew = (document: Documents[C]): boolean => {
    if (Reflect.get(document, field) !== value) return true;
    return direction === 'asc' ? document._id > after[1] : document._id < after[1];
  };
  const unseen = from.filter(isNew);
  if (value !== null && (unseen.length >= limit || from.length < enough)) return unseen.slice(0, limit);
  const ties = await db.find(collection, {
    where: { ...where, [field]: value, _id: { [past]: after[1] } },
    orderBy: [['_id', direction]],
    limit,
  });
  if (ties.length === limit || (value === null && direction === 'desc')) return ties;
  const rest = await db.find(collection, {
    // Of what is ordered by here, only texts can be missing.
    where: { ...where, [field]: { ...rangeOf(where[field]), ...(value === null ? { gte: '' } : { [past]: value }) } },
    orderBy: order,
    limit: limit - ties.length,
  });
  return [...ties, ...rest];
}
