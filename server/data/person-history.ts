/**
 * A person's history (rules: "A person's life"): one event for each act of the audit log that was about them, written in the
 * act's transaction under the id of its entry. So nothing is told twice, and nothing is told that did not happen.
 */
import { idOf } from '../../domain/kernel/id';
import {
  changesBetween,
  correctingKinds,
  eventActorOf,
  eventKindOf,
  withCorrections,
  type CopiedFacts,
  type FactChange,
  type PersonEventKind,
} from '../../domain/person/history';
import type { Database, Reader, Transaction, Where } from './database';
import type { AuditEntry, EventProof, Person, PersonEvent } from './documents';
import { eachPortion, type Going } from './each-portion';
import { inParallel } from './in-parallel';
import { filesOfEvent, moveUses } from './kept-files';
import { findPage, type Page, type PageRequest } from './paging';
import { documents } from './questions';

/** Notes in a person's history what an entry of the log says was done to them. */
export async function noteEvent(
  tx: Transaction,
  entry: AuditEntry,
  event: { personId: string; kind: PersonEventKind; changes?: FactChange[]; proof?: EventProof | undefined },
): Promise<void> {
  const { proof, ...told } = event;
  const noted: PersonEvent = { ...eventOf(entry, told), ...(proof ? { proof } : {}) };
  await tx.add('personEvents', noted);
  if (proof)
    await moveUses(tx, { before: filesOfEvent({ _id: noted._id }), after: filesOfEvent(noted), now: noted.at });
}

/** An event by its id: the caller checks whose it is. */
export const getEvent = (db: Reader, eventId: string): Promise<PersonEvent | undefined> =>
  db.get('personEvents', eventId);

/** Notes in a person's history that their department was merged into another: once, under the entry of the merge and the person. */
export async function noteMerge(
  tx: Transaction,
  { entryId, at, by }: { entryId: string; at: number; by: string },
  { before, after }: { before: Person; after: Person },
): Promise<void> {
  const { _id: personId } = after;
  await tx.put('personEvents', {
    _id: idOf(entryId, personId),
    ...{ personId, at, by },
    kind: 'departmentMerged',
    who: 'institution',
    reason: '',
    changes: changesBetween(before, after),
  });
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

const EVENTS_A_READ = 1000;

type Span = { since: number; until?: number | undefined };

const during = (kind: PersonEventKind, { since, until }: Span): Where => ({
  kind,
  at: { gt: since, ...(until === undefined ? {} : { lte: until }) },
});

/** The first of what was corrected of people in a span of time, to be asked together with other things: {@link correctionsIn}. */
export function correctionsOf(span: Span) {
  const asked = (kind: PersonEventKind) =>
    documents('personEvents', { where: during(kind, span), orderBy: [['at', 'asc']], limit: EVENTS_A_READ });
  const [asPeopleAsked, byInstitutions] = correctingKinds;
  return { asPeopleAsked: asked(asPeopleAsked), byInstitutions: asked(byInstitutions) };
}

/**
 * What was corrected of people in a span of time, for lists that carry a copy of their facts. No request, more where there were very
 * many.
 * @param span its end is now where none is given
 * @param first what {@link correctionsOf} the span was answered
 * @returns gives a copy from the beginning of the span as it is at its end
 */
export async function correctionsIn(
  db: Database,
  span: Span,
  first: { asPeopleAsked: PersonEvent[]; byInstitutions: PersonEvent[] },
): Promise<<Copy extends CopiedFacts & { personId: string }>(copy: Copy) => Copy> {
  const [asPeopleAsked, byInstitutions] = correctingKinds;
  const events = (
    await Promise.all([
      wholeOf(db, first.asPeopleAsked, during(asPeopleAsked, span)),
      wholeOf(db, first.byInstitutions, during(byInstitutions, span)),
    ])
  ).flat();
  const changes = new Map<string, FactChange[]>();
  for (const event of events.sort((one, other) => one.at - other.at || (one._id < other._id ? -1 : 1)))
    changes.set(event.personId, [...(changes.get(event.personId) ?? []), ...event.changes]);
  return (copy) => withCorrections(copy, changes.get(copy.personId) ?? []);
}

/** All events of which the first are there: read page by page where those were as many as one read gives. */
async function wholeOf(db: Database, first: PersonEvent[], where: Where): Promise<PersonEvent[]> {
  if (first.length < EVENTS_A_READ) return first;
  const events: PersonEvent[] = [];
  let cursor: string | undefined;
  do {
    const request = { cursor, limit: EVENTS_A_READ - 1 };
    const page: Page<PersonEvent> = await findPage(db, 'personEvents', { where, orderBy: ['at', 'asc'], request });
    events.push(...page.rows);
    cursor = page.nextCursor;
  } while (cursor !== undefined);
  return events;
}

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
