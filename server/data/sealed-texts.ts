import { sealedPrefixes } from '../guard/personal-data';
import type { Database, Where } from './database';

/** What a key seals: national IDs, phones of those who agreed to be called, and those of a meeting's roster. */
const sealedFields = {
  persons: 'nationalIdCipher',
  enrolments: 'phoneCipher',
  expectedEntries: 'phoneCipher',
} as const;
export type SealedIn = keyof typeof sealedFields;
export const sealedCollections = ['persons', 'enrolments', 'expectedEntries'] as const satisfies readonly SealedIn[];

/** A text as it is kept. */
export interface SealedText {
  in: SealedIn;
  _id: string;
  cipher: string;
}

/** The text behind every text that begins so: `.` is followed by `/`. */
const behind = (prefix: string): string => `${prefix.slice(0, -1)}/`;

const sealedBy = (keyId: string, field: string): Where[] =>
  sealedPrefixes(keyId).map((prefix) => ({ [field]: { gte: prefix, lt: behind(prefix) } }));

/** How many texts a key has sealed. */
export async function countSealed(db: Database, keyId: string): Promise<number> {
  const counts = await Promise.all(
    sealedCollections.flatMap((collection) =>
      sealedBy(keyId, sealedFields[collection]).map((where) => db.count(collection, where)),
    ),
  );
  return counts.reduce((sum, count) => sum + count, 0);
}

/** Some of the texts that a key has sealed in one collection, in their order, behind the given one. */
export async function findSealed(
  db: Database,
  { in: collection, keyId, after, limit }: { in: SealedIn; keyId: string; after: string; limit: number },
): Promise<SealedText[]> {
  const field = sealedFields[collection];
  const found: SealedText[] = [];
  for (const prefix of sealedPrefixes(keyId).sort()) {
    const from = after > prefix ? { gt: after } : { gte: prefix };
    if (after >= behind(prefix) || found.length >= limit) continue;
    const documents = await db.find(collection, {
      where: { [field]: { ...from, lt: behind(prefix) } },
      orderBy: [[field, 'asc']],
      fields: [field],
      limit: limit - found.length,
    });
    for (const document of documents) {
      const cipher: unknown = Reflect.get(document, field);
      if (typeof cipher === 'string') found.push({ in: collection, _id: document._id, cipher });
    }
  }
  return found;
}

/** Puts a text in the place of another one, unless that has changed meanwhile. */
export async function replaceSealed(
  db: Database,
  { in: collection, _id, cipher }: SealedText,
  by: string,
): Promise<boolean> {
  const field = sealedFields[collection];
  return (await db.updateWhere(collection, { _id, [field]: cipher }, { set: { [field]: by } })) === 1;
}
