import { sealedPrefixes, sealedWith } from '../guard/personal-data';
import type { Database, Where } from './database';

/** Where a sealed text lies, and who it is sealed for: the document itself, or whom that names. */
interface Place {
  field: string;
  owner: string;
  /** It is too long for an index: the id of its key lies beside it. */
  long?: true;
}

/** What a key seals: national IDs, phones of those who agreed to be called and of a meeting's roster, and faces. */
const places = {
  persons: { field: 'nationalIdCipher', owner: '_id' },
  enrolments: { field: 'phoneCipher', owner: '_id' },
  expectedEntries: { field: 'phoneCipher', owner: '_id' },
  faceEnrolments: { field: 'sealed', owner: '_id', long: true },
  faceChecks: { field: 'sealed', owner: 'personId', long: true },
} as const satisfies Record<string, Place>;
export type SealedIn = keyof typeof places;
export const sealedCollections = [
  'persons',
  'enrolments',
  'expectedEntries',
  'faceEnrolments',
  'faceChecks',
] as const satisfies readonly SealedIn[];

const placeIn = (collection: SealedIn): Place => places[collection];

/** A text as it is kept. */
export interface SealedText {
  in: SealedIn;
  _id: string;
  owner: string;
  cipher: string;
  /** Where the next one is looked for. */
  place: string;
}

/** The text behind every text that begins so: `.` is followed by `/`. */
const behind = (prefix: string): string => `${prefix.slice(0, -1)}/`;

function sealedBy(keyId: string, collection: SealedIn): Where[] {
  const { field, long } = placeIn(collection);
  if (long) return [{ keyId }];
  return sealedPrefixes(keyId).map((prefix) => ({ [field]: { gte: prefix, lt: behind(prefix) } }));
}

/** How many texts a key has sealed. */
export async function countSealed(db: Database, keyId: string): Promise<number> {
  const counts = await Promise.all(
    sealedCollections.flatMap((collection) => sealedBy(keyId, collection).map((where) => db.count(collection, where))),
  );
  return counts.reduce((sum, count) => sum + count, 0);
}

/** Some of the texts that a key has sealed in one collection, in their order, behind the place of the last one. */
export async function findSealed(
  db: Database,
  { in: collection, keyId, after, limit }: { in: SealedIn; keyId: string; after: string; limit: number },
): Promise<SealedText[]> {
  const { field, owner, long } = placeIn(collection);
  const found: SealedText[] = [];
  const read = async (where: Where, orderBy: string) => {
    const documents = await db.find(collection, {
      where,
      orderBy: [[orderBy, 'asc']],
      fields: [field, owner],
      limit: limit - found.length,
    });
    for (const document of documents) {
      const cipher: unknown = Reflect.get(document, field);
      const whose: unknown = Reflect.get(document, owner);
      if (typeof cipher !== 'string' || typeof whose !== 'string') continue;
      found.push({ in: collection, _id: document._id, owner: whose, cipher, place: long ? document._id : cipher });
    }
  };
  if (long) await read({ keyId, _id: { gt: after } }, '_id');
  else
    for (const prefix of sealedPrefixes(keyId).sort()) {
      const from = after > prefix ? { gt: after } : { gte: prefix };
      if (after >= behind(prefix) || found.length >= limit) continue;
      await read({ [field]: { ...from, lt: behind(prefix) } }, field);
    }
  return found;
}

/** Puts a text in the place of another one, unless that has changed meanwhile. */
export async function replaceSealed(
  db: Database,
  { in: collection, _id, cipher }: SealedText,
  by: string,
): Promise<boolean> {
  const { field, long } = placeIn(collection);
  const set = { [field]: by, ...(long ? { keyId: sealedWith(by) } : {}) };
  return (await db.updateWhere(collection, { _id, [field]: cipher }, { set })) === 1;
}
