import { inParallel, slicesOf } from './in-parallel';
import type { Database } from './database';

const IDS_A_READ = 100;
const READS_AT_ONCE = 4;

/** Digests of the numbers of people, by their ids: by these an entry of a roster means somebody. A roster does not say who issued a passport. */
export async function numberDigests(db: Database, personIds: readonly string[]): Promise<Map<string, string>> {
  const read = await inParallel(slicesOf(personIds, IDS_A_READ), READS_AT_ONCE, (ids) =>
    db.find('persons', {
      where: { _id: { in: ids } },
      fields: ['nationalIdDigest', 'numberDigest'],
      limit: IDS_A_READ,
    }),
  );
  return new Map(
    read.flat().map(({ _id, nationalIdDigest, numberDigest }) => [_id, numberDigest ?? nationalIdDigest] as const),
  );
}
