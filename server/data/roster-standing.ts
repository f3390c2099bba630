/**
 * Keeps the roster in step with who registers: whoever writes a person writes where that puts them on the roster of their
 * institution, in the same transaction. So the lists of who has not registered are counted in an index, and are true.
 */
import { bestStanding, standingBy } from '../../domain/person/roster';
import { isReleased } from '../../domain/person/registration';
import type { Transaction } from './database';
import type { Person, RosterEntry } from './documents';
import { getEntry, putEntry, rosterEntryId } from './roster';

type Registered = Pick<
  Person,
  '_id' | 'name' | 'departmentId' | 'state' | 'openid' | 'institutionId' | 'nationalIdDigest' | 'numberDigest'
>;

/** @param before the person as they stand in the database; undefined for a new one */
export async function followOnRoster(
  tx: Transaction,
  { before, after }: { before: Registered | undefined; after: Registered },
): Promise<void> {
  const key = rosterEntryId(after);
  // Another institution or another number: they are not who the former entry means any more.
  if (before && rosterEntryId(before) !== key) await follow(tx, rosterEntryId(before), after, false);
  await follow(tx, key, after, true);
}

async function follow(tx: Transaction, entryId: string, person: Registered, isTheirs: boolean): Promise<void> {
  const entry = await getEntry(tx, entryId);
  if (!entry) return;
  const followed = withRegistration(entry, person, isTheirs);
  if (JSON.stringify(followed) !== JSON.stringify(entry)) await putEntry(tx, followed);
}

/** An entry as a registration leaves it. */
export function withRegistration(entry: RosterEntry, person: Registered, isTheirs = true): RosterEntry {
  const { _id: personId, name, departmentId, state } = person;
  const standing = isTheirs
    ? standingBy(entry, { name, departmentId, state, released: isReleased(person) })
    : undefined;
  const others = entry.registrations.filter((each) => each.personId !== personId);
  const registrations = standing === undefined ? others : [...others, { personId, standing }];
  registrations.sort((one, other) => (one.personId < other.personId ? -1 : 1));
  return { ...entry, registrations, standing: bestStanding(registrations.map((each) => each.standing)) };
}
