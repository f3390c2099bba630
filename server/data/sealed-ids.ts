import { sealedPrefixes } from '../guard/personal-data';
import type { Database, Where } from './database';
import type { Person } from './documents';

/** A national ID as it is kept. */
export type SealedId = Pick<Person, '_id' | 'nationalIdCipher'>;

/** The text behind every text that begins so: `.` is followed by `/`. */
const behind = (prefix: string): string => `${prefix.slice(0, -1)}/`;

const sealedBy = (keyId: string): Where[] =>
  sealedPrefixes(keyId).map((prefix) => ({ nationalIdCipher: { gte: prefix, lt: behind(prefix) } }));

/** How many national IDs a key has sealed. */
export async function countSealedIds(db: Database, keyId: string): Promise<number> {
  const counts = await Promise.all(sealedBy(keyId).map((where) => db.count('persons', where)));
  return counts.reduce((sum, count) => sum + count, 0);
}

/** Some of the national IDs that a key has sealed, in the order of their texts, behind the given one. */
export async function findSealedIds(
  db: Database,
  { keyId, after, limit }: { keyId: string; after: string; limit: number },
): Promise<SealedId[]> {
  const found: SealedId[] = [];
  for (const prefix of sealedPrefixes(keyId).sort()) {
    const from = after > prefix ? { gt: after } : { gte: prefix };
    if (after >= behind(prefix) || found.length >= limit) continue;
    found.push(
      ...(await db.find('persons', {
        where: { nationalIdCipher: { ...from, lt: behind(prefix) } },
        orderBy: [['nationalIdCipher', 'asc']],
        fields: ['nationalIdCipher'],
        limit: limit - found.length,
      })),
    );
  }
  return found;
}

/** Puts a text in the place of another one, unless that has changed meanwhile. */
export async function replaceSealedId(db: Database, { _id, nationalIdCipher }: SealedId, by: string): Promise<boolean> {
  const replaced = await db.updateWhere('persons', { _id, nationalIdCipher }, { set: { nationalIdCipher: by } });
  return replaced === 1;
}
