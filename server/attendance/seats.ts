/**
 * The cap, exact under any burst (rules: "Cap is exact"), at four database calls for a person's first entry: read the
 * person, take a seat, then at the same time write the record and note the seat on the person. From then on the person
 * document itself says that they have a seat, and a check-in is two calls again on every instance.
 *
 * Taking a seat is ONE conditional update: the number of people rises below the cap only, and the person is written into the
 * count's journal in the same breath. A try that ends between seat and record leaves its line in the
 * journal. A minute later, when the hall is full, the people are counted anew from the records, and such a line is dropped. It
 * stays when the note was written: that person may come in at any time, so their seat is counted. That a hall is
 * full an instance remembers for a second (`full-halls.ts`): those who come too late cost no more than those who get in.
 */
import type { Capacity } from '../../domain/attendance/check-in';
import { MINUTE_MS, SECOND_MS } from '../../domain/kernel/time';
import { hasRecordIn, scanBatch } from '../data/attendance';
import type { Database } from '../data/database';
import type { AttendanceSession, Person, SeatCount } from '../data/documents';
import {
  findNoted,
  getSeatCount,
  noteSeat,
  personOfSeat,
  replaceSeatCount,
  renewSeat,
  seatKey,
  takeFreeSeat,
} from '../data/seats';
import { refuse } from '../call/refusal';
import { knownFull, rememberFull } from './full-halls';
import { perInstance } from './per-instance';
import { SESSION_CACHE_MS } from './session-cache';

/** A seat without a record is given back after this time; longer than any function may run. */
const SEAT_GRACE_MS = MINUTE_MS;
/** When a cap written now is known to every instance: the age of their caches, and a second for the write itself. */
export const CAP_LAG_MS = SESSION_CACHE_MS + SECOND_MS;
/** A scan may run this long: somebody let in before the cap was known may be written down as much later. */
const SCAN_RUNS_MS = 10 * SECOND_MS;
/**
 * A line of the journal is struck out no sooner after the scan that took the seat began: the same person's other scan may have
 * begun just before the seat was noted at that one's end, with a person who has none yet, and run as long.
 */
const CLEAR_AFTER_MS = 2 * SCAN_RUNS_MS;
const TRIES = 6;

const HOLDS_PLACE: Capacity = { holdsPlace: true, countedPeople: 0 };

type CappedSession = AttendanceSession & { cap: number };

export function isCapped(session: AttendanceSession): session is CappedSession {
  return session.cap !== null;
}

/** Seats that this instance has seen through to the record, to be struck from the journals later. */
const settledSeatsOf = perInstance(() => new Map<string, Map<string, number>>());

/**
 * A seat for a person in a session with a cap: the one they have, or a free one.
 * @param at server time, epoch milliseconds
 * @throws Refusal `conflict` when others were faster again and again
 */
export async function takeSeat(
  db: Database,
  { session, person, at }: { session: CappedSession; person: Pick<Person, '_id' | 'seatSessionIds'>; at: number },
): Promise<Capacity> {
  const sessionId = session._id;
  if (person.seatSessionIds?.includes(sessionId)) return HOLDS_PLACE;
  const key = seatKey(person._id);
  const countedSince = trustedSince(session, at);
  const full = knownFull(db, { sessionId, cap: session.cap, at });
  if (full && full.pending[key] === undefined && isTrusted(full, countedSince) && !mayHoldUnusedSeats(full, at))
    return capacityWhenFull(db, { person, count: full });
  for (let tries = 0; tries < TRIES; tries += 1) {
    const cleared = clearable(db, sessionId, at);
    if (await takeFreeSeat(db, { sessionId, key, cap: session.cap, at, countedSince, cleared })) {
      forget(db, sessionId, cleared);
      return HOLDS_PLACE;
    }
    const count = await getSeatCount(db, sessionId);
    const reservedAt = count?.pending[key];
    if (reservedAt !== undefined) {
      if (await renewSeat(db, { sessionId, key, reservedAt, at })) return HOLDS_PLACE;
    } else if (!count || !isTrusted(count, countedSince)) {
      await recountSeats(db, { session, at });
    } else if (count.people >= session.cap) {
      rememberFull(db, { count, cap: session.cap, at });
      const capacity = await capacityWhenFull(db, { person, count });
      if (capacity.holdsPlace || !mayHoldUnusedSeats(count, at)) return capacity;
      await recountSeats(db, { session, at });
    }
  }
  return refuse('conflict');
}

/** Somebody who came in before there was a cap, or whose note was lost: people already counted may go on. */
async function capacityWhenFull(
  db: Database,
  { person, count }: { person: Pick<Person, '_id'>; count: SeatCount },
): Promise<Capacity> {
  const isCounted = await hasRecordIn(db, { personId: person._id, sessionId: count._id });
  return isCounted ? HOLDS_PLACE : { holdsPlace: false, countedPeople: count.people };
}

function isTrusted({ countedAt }: SeatCount, countedSince: number | undefined): boolean {
  return countedSince === undefined || countedAt >= countedSince;
}

/**
 * Writes the record of somebody whose seat was taken, and beside it the note by which they have the seat for good; then the
 * journal may forget it.
 * @param write writes the record
 */
export async function useSeat<Written>(
  db: Database,
  options: {
    session: CappedSession;
    person: Pick<Person, '_id' | 'seatSessionIds'>;
    at: number;
    write: () => Promise<Written>;
  },
): Promise<Written> {
  const { session, person, at, write } = options;
  const sessionId = session._id;
  if (person.seatSessionIds?.includes(sessionId)) return write();
  const [written] = await Promise.all([write(), noteSeat(db, { personId: person._id, sessionId })]);
  const settled = settledSeatsOf(db);
  const seats = settled.get(sessionId) ?? new Map<string, number>();
  settled.set(sessionId, seats);
  seats.set(seatKey(person._id), at);
  return written;
}

/** Counts the people of a session from its records, from seats taken within the last minute, and from notes of a seat. */
export async function recountSeats(
  db: Database,
  { session, at }: { session: Pick<AttendanceSession, '_id' | 'institutionId' | 'projectId' | 'batchId'>; at: number },
): Promise<void> {
  const sessionId = session._id;
  // Read before the records: whoever takes a seat from here on changes the revision, and this count is not written.
  const before = await getSeatCount(db, sessionId);
  const people = new Set<string>();
  for await (const page of scanBatch(db, session)) for (const { personId } of page) people.add(personId);
  const pending = await linesToKeep(db, { sessionId, lines: before?.pending ?? {}, people, at });
  for (const key of Object.keys(pending)) people.add(personOfSeat(key));
  await replaceSeatCount(db, { sessionId, before, people: people.size, pending, countedAt: at });
}

/**
 * The lines of a journal that still stand for a seat: the young ones, and those of people without a record who have their
 * note. These are looked at again in a minute.
 * @param people who has a record
 */
async function linesToKeep(
  db: Database,
  options: { sessionId: string; lines: SeatCount['pending']; people: ReadonlySet<string>; at: number },
): Promise<SeatCount['pending']> {
  const { sessionId, lines, people, at } = options;
  const young = Object.entries(lines).filter(([, takenAt]) => !isOver(takenAt, at));
  const unused = Object.entries(lines)
    .filter(([key, takenAt]) => isOver(takenAt, at) && !people.has(personOfSeat(key)))
    .map(([key]) => personOfSeat(key));
  const noted = await findNoted(db, { personIds: unused, sessionId });
  return Object.fromEntries([...young, ...noted.map((personId) => [seatKey(personId), at] as const)]);
}

/** Counts anew when somebody may have come in uncounted while the cap was not known everywhere. */
export async function ensureCounted(
  db: Database,
  { session, at }: { session: CappedSession; at: number },
): Promise<void> {
  const countedSince = trustedSince(session, at);
  if (countedSince === undefined) return;
  const count = await getSeatCount(db, session._id);
  if (!count || !isTrusted(count, countedSince)) await recountSeats(db, { session, at });
}

/** How fresh a count must be: made once the cap was known everywhere, and again when nobody uncounted is under way. */
export function trustedSince(
  { capInForceAt }: Pick<AttendanceSession, 'capInForceAt'>,
  at: number,
): number | undefined {
  const settledAt = capInForceAt + SCAN_RUNS_MS;
  if (at >= settledAt) return settledAt;
  return at >= capInForceAt ? capInForceAt : undefined;
}

/** A seat nobody used, or one counted twice after a lost note: both come out in a recount, at most once a minute. */
function mayHoldUnusedSeats({ pending, countedAt }: SeatCount, at: number): boolean {
  return isOver(countedAt, at) || Object.values(pending).some((takenAt) => isOver(takenAt, at));
}

function isOver(takenAt: number, at: number): boolean {
  return at - takenAt >= SEAT_GRACE_MS;
}

function clearable(db: Database, sessionId: string, at: number): string[] {
  const seats = settledSeatsOf(db).get(sessionId) ?? new Map<string, number>();
  return [...seats].filter(([, settledAt]) => at - settledAt >= CLEAR_AFTER_MS).map(([key]) => key);
}

function forget(db: Database, sessionId: string, keys: readonly string[]): void {
  const seats = settledSeatsOf(db).get(sessionId);
  for (const key of keys) seats?.delete(key);
}
