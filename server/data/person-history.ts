/**
 * A person's history (rules: "A person's life"): one event for each act of the audit log that was about them, written in the
 * act's transaction under the id of its entry. So nothing is told twice, and nothing is told that did not happen.
 */
import { eventActorOf, eventKindOf, type FactChange, type PersonEventKind } from '../../domain/person/history';
import type { Database, Transaction } from './database';
import type { AuditEntry, PersonEvent } from './documents';
import { eachPortion, type Going } from './each-portion';
import { inParallel } from './in-parallel';
import { findPage, type Page, type PageRequest } from './paging';

/** Notes in a person's history what an entry of the log says was done to them. */
export async function noteEvent(
  tx: Transaction,
  entry: AuditEntry,
  event: { personId: string; kind: PersonEventKind; changes?: FactChange[] },
): Promise<void> {
  await tx.add('personEvents', eventOf(entry, event));
}

type Logged = Pick<AuditEntry, '_id' | 'at' | 'role' | 'actorId' | 'by' | 'note'>;

const eventOf = (
  { _id, at, role, actorId, by, note }: Logged,
  { personId, kind, changes = [] }: { personId: string; kind: PersonEventKind; changes?: FactChange[] },
): PersonEvent => ({
  _id,
  personId,
  at,
  kind,
  who: eventActorOf({ role, actorId, personId }),
  by,
  reason: note ?? '',
  changes,
});

/** What happened to a person, newest first: the caller checks whose they are. */
export const listEvents = (db: Database, personId: string, request: PageRequest): Promise<Page<PersonEvent>> =>
  findPage(db, 'personEvents', { where: { personId }, orderBy: ['at', 'desc'], request });

const ENTRIES_A_READ = 200;
const ADDED_AT_ONCE = 8;
const PERSON = 'person:';

/**
 * For an upgrade: what the log tells of people from before they had a history: who, when, what and why; what was changed it does
 * not tell. May run again at any time: what stands there already stays as it is.
 * @returns how many events were added, and behind which entry to go on when time ran out
 */
export async function tellFromLog(db: Database, going: Going): Promise<{ events: number; after: string | undefined }> {
  let events = 0;
  const fields = ['at', 'role', 'actorId', 'by', 'note', 'action', 'subject'] as const;
  const after = await eachPortion(db, 'auditEntries', { size: ENTRIES_A_READ, fields }, going, async (entries) => {
    const told = entries.flatMap((entry) => {
      const kind = eventKindOf(entry.action);
      return kind !== undefined && entry.subject.startsWith(PERSON)
        ? [eventOf(entry, { kind, personId: entry.subject.slice(PERSON.length) })]
        : [];
    });
    const added = await inParallel(told, ADDED_AT_ONCE, (event) => db.add('personEvents', event));
    events += added.filter((each) => each === 'added').length;
  });
  return { events, after };
}
