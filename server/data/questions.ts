import type { Database, Query, Question, Where } from './database';
import type { CollectionName, Documents } from './documents';
import { slicesOf } from './in-parallel';

type ForDocuments<C extends CollectionName> = Question<Documents[C][]> & { readonly collection: C };

/** Documents, as `find` would give them. */
export const documents = <C extends CollectionName>(collection: C, query: Query): ForDocuments<C> => ({
  collection,
  query,
});

/** Such a question by itself, where nothing goes with it. */
export const ask = <C extends CollectionName>(
  db: Database,
  { collection, query }: ForDocuments<C>,
): Promise<Documents[C][]> => db.find(collection, query);

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

/** A list of values that a query takes at a time. */
const IDS_A_QUESTION = 100;

/** The first hundred documents with these ids that exist, asked together with other things; what is beyond them is read by {@link readByIds}. */
export const firstByIds = <C extends CollectionName>(
  collection: C,
  { ids, fields }: { ids: Iterable<string>; fields: readonly (keyof Documents[C] & string)[] },
): ForDocuments<C> => {
  const first = [...new Set(ids)].slice(0, IDS_A_QUESTION);
  return documents(collection, { where: { _id: { in: first } }, fields, limit: Math.max(1, first.length) });
};

/** The documents with these ids that exist, in no particular order, and only some of their fields: one request, or none for no id. */
export async function readByIds<C extends CollectionName, Field extends keyof Documents[C] & string>(
  db: Database,
  collection: C,
  {
    ids,
    fields,
    at,
  }: { ids: Iterable<string>; fields: readonly Field[]; at: { collection: CollectionName; id: string } },
): Promise<Map<string, Pick<Documents[C], Field> & { _id: string }>> {
  const slices = slicesOf([...new Set(ids)], IDS_A_QUESTION);
  if (slices.length === 0) return new Map();
  const asked: Record<string, ForDocuments<C>> = Object.fromEntries(
    slices.map((slice, index) => [
      `slice${index}`,
      documents(collection, { where: { _id: { in: slice } }, fields, limit: slice.length }),
    ]),
  );
  const answers: Record<string, Documents[C][]> = await db.together(at, asked);
  return new Map(Object.values(answers).flatMap((found) => found.map((document) => [document._id, document])));
}
