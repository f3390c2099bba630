/** Who of a roster has registered. */
import { isReleased } from '../../domain/person/registration';
import type { Database } from './database';
import type { Person } from './documents';
import { inParallel, slicesOf } from './in-parallel';
import { getEntry, putEntry, rosterEntryId } from './roster';
import { withRegistration } from './roster-standing';

const NUMBERS_A_READ = 100;
const READS_AT_ONCE = 4;
const FOLLOWED_AT_ONCE = 8;
/** More registrations of one hundred numbers than there are in earnest. */
const PEOPLE_A_READ = 1000;

/** The registrations of an institution that have one of some numbers. */
async function findRegistered(db: Database, digests: readonly string[], institutionId: string): Promise<Person[]> {
  const found = await inParallel(slicesOf(digests, NUMBERS_A_READ), READS_AT_ONCE, async (slice) =>
    Promise.all(
      (['nationalIdDigest', 'numberDigest'] as const).map((digest) =>
        db.find('persons', { where: { [digest]: { in: slice } }, limit: PEOPLE_A_READ }),
      ),
    ),
  );
  const people = new Map(found.flat(2).map((person) => [person._id, person]));
  return [...people.values()].filter((person) => person.institutionId === institutionId && !isReleased(person));
}

/** How many of some numbers have registered at an institution. */
export async function countRegistered(
  db: Database,
  digests: readonly string[],
  institutionId: string,
): Promise<number> {
  const people = await findRegistered(db, digests, institutionId);
  return new Set(people.map(rosterEntryId)).size;
}

/**
 * Brings entries that were just written in step with who has registered. From the writing on, whoever registers does it themselves
 * (server/data/roster-standing.ts); this is for those who were there before. Each person is read again beside their entry, so that of
 * a change at the same moment the later one stands.
 */
export async function matchEntries(db: Database, digests: readonly string[], institutionId: string): Promise<void> {
  const people = await findRegistered(db, digests, institutionId);
  await inParallel(people, FOLLOWED_AT_ONCE, (found) =>
    db.transaction(async (tx) => {
      const person = await tx.get('persons', found._id);
      const entry = await getEntry(tx, rosterEntryId(found));
      if (!person || !entry) return;
      const isTheirs = rosterEntryId(person) === entry._id;
      await putEntry(tx, withRegistration(entry, person, isTheirs));
    }),
  );
}
