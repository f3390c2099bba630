import type { CollectionName, Documents } from './documents';
import type { Database } from './database';

/** Work on a whole collection that has to end before its function does. */
export interface Going {
  /** The id behind which it goes on; '' at the beginning. */
  after: string;
  hasTime: () => boolean;
}

/**
 * Goes through a collection in the order of ids, in portions, for as long as there is time.
 * @returns the id behind which to go on another time; undefined when nothing is left
 */
export async function eachPortion<C extends CollectionName>(
  db: Database,
  collection: C,
  { size, fields }: { size: number; fields?: readonly (string & keyof Documents[C])[] },
  { after, hasTime }: Going,
  work: (documents: Documents[C][]) => Promise<void>,
): Promise<string | undefined> {
  for (let last = after; ;) {
    if (!hasTime()) return last;
    const documents = await db.find(collection, {
      where: { _id: { gt: last } },
      orderBy: [['_id', 'asc']],
      limit: size,
      ...(fields ? { fields } : {}),
    });
    await work(documents);
    const end = documents.at(-1);
    if (!end || documents.length < size) return undefined;
    last = end._id;
  }
}
