import type { Query, Question, Where } from './database';
import type { CollectionName, Documents } from './documents';

/** Documents, as `find` would give them. */
export const documents = <C extends CollectionName>(collection: C, query: Query): Question<Documents[C][]> => ({
  collection,
  query,
});

/** A number, as `count` would give it. */
export const howMany = (collection: CollectionName, where: Where): Question<number> => ({
  collection,
  query: { where },
  counts: {},
});

/** A number, as `countDistinct` would give it. */
export const howManyDifferent = <C extends CollectionName>(
  collection: C,
  where: Where,
  field: keyof Documents[C] & string,
): Question<number> => ({ collection, query: { where }, counts: { different: field } });
