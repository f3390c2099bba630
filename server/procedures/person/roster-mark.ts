import type { OutputOf } from '../../../contract';
import { agreementOf } from '../../../domain/person/roster';
import type { Database } from '../../data/database';
import type { Person, RosterEntry } from '../../data/documents';
import { findEntries, getEntry, getRoster, rosterEntryId } from '../../data/roster';

type Mark = NonNullable<OutputOf<'registration.get'>['roster']>;

const notListed: Mark = { listed: false, otherName: null, otherDepartment: null, saysDepartment: false };

/** What the roster says of a registration: where it agrees, no more than that. */
function markOf(entry: RosterEntry, person: Person): Mark {
  const agrees = agreementOf(entry, person);
  return {
    listed: true,
    otherName: agrees.name ? null : entry.name,
    otherDepartment: agrees.department ? null : (entry.departmentName ?? ''),
    saysDepartment: entry.departmentId !== undefined,
  };
}

/** Of one who waits; null where the institution has no roster, or nothing waits any more. */
export async function readMark(db: Database, person: Person): Promise<Mark | null> {
  if (person.state !== 'pending') return null;
  const entry = await getEntry(db, rosterEntryId(person));
  if (entry) return markOf(entry, person);
  return (await getRoster(db, { institutionId: person.institutionId }))?.latestImportId ? notListed : null;
}

/** Of those of a page who wait and stand on the roster, by their ids: one request, and none where nobody waits. */
export async function readMarks(db: Database, people: readonly Person[]): Promise<ReadonlyMap<string, Mark>> {
  const waiting = people.filter(({ state }) => state === 'pending');
  if (waiting.length === 0) return new Map();
  const entries = new Map((await findEntries(db, waiting.map(rosterEntryId))).map((entry) => [entry._id, entry]));
  return new Map(
    waiting.flatMap((person) => {
      const entry = entries.get(rosterEntryId(person));
      return entry ? [[person._id, markOf(entry, person)] as const] : [];
    }),
  );
}
