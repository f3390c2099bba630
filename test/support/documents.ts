import { EJSON } from 'bson';
import type { Store } from '../../local/cloud/store/store';
import type { CollectionName, Documents } from '../../server/data/documents';

/** Every document of a collection, read behind the functions' back. */
export function documentsOf<C extends CollectionName>(store: Store, collection: C): Documents[C][] {
  const found: Documents[C][] = [];
  for (let last = ''; ; last = found.at(-1)?._id ?? '') {
    const bodies = store.find(collection, {
      query: { _id: { $gt: last } },
      order: [{ path: '_id', order: 1 }],
      limit: 1000,
    });
    found.push(...bodies.map((body) => EJSON.parse(body, { relaxed: true }) as Documents[C]));
    if (bodies.length < 1000) return found;
  }
}
