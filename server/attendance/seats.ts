/**
 * The cap, exact under any burst (rules: "Cap is exact"). A seat is a document of its own: its number and its person each exist once in a
 * session, by `_id` and by a unique index, so nobody can take one too many and nobody two. First entries meet at no common document.
 *
 * A person's first entry takes four database calls: read the person, take a seat, then at the same time write the record and note
 * the seat on the person. From then on the person says by themselves that they have a seat, and a check-in is two calls on every instance.
 *
 * Whoever dies between seat and record leaves a seat without one, which is given back within a minute (`unused-seats.ts`). Which
 * seats are free an instance remembers (`hall.ts`).
 */
import type { Capacity } from '../../domain/attendance/check-in';
import { SECOND_MS } from '../../domain/kernel/time';
import type { Database } from '../data/database';
import type { AttendanceSession } from '../data/documents';
import { addSeat, findSeat, hasNote, hasRecord, noteSeat, renewSeat, type SeatHolder } from '../data/seats';
import { refuse } from '../call/refusal';
import { seatEverybody } from './seat-everybody';
import { hallOf, type Hall } from './hall';
import { readSession, SESSION_CACHE_MS } from './session-cache';
import { giveBackUnused, SCAN_RUNS_MS } from './unused-seats';

/** When a cap written now is known to every instance: the age of their caches, and a second for the write itself. */
export const CAP_LAG_MS = SESSION_CACHE_MS + SECOND_MS;
/** Each means that somebody else got a seat, or gave one back. */
const TRIES = 20;

const HOLDS_PLACE: Capacity = { holdsPlace: true, countedPeople: 0 };

type CappedSession = AttendanceSession & { cap: number };

export function isCapped(session: AttendanceSession): session is CappedSession {
  return session.cap !== null;
}

/** What of a call a seat takes. */
interface SeatContext {
  db: Database;
  /** Server time, epoch milliseconds. */
  at: number;
  randomBytes(length: number): Buffer;
}

/**
 * A seat for a person in a session with a cap: the one they have, or a free one.
 * @throws Refusal `conflict` when others were faster again and again
 */
export async function takeSeat(
  context: SeatContext,
  { session, person }: { session: CappedSession; person: SeatHolder },
): Promise<Capacity> {
  const { db, at } = context;
  const own = { sessionId: session._id, personId: person._id };
  if (hasNote(person, own.sessionId)) return HOLDS_PLACE;
  const hall = await countedHall(context, session);
  for (let tries = 0; tries < TRIES; tries += 1) {
    const number = hall.freeSeat();
    if (number !== undefined && (await addSeat(db, { ...own, number, takenAt: at, used: false })) === 'added') {
      hall.take(number);
      return HOLDS_PLACE;
    }
    // The number is somebody else's by now; or this person has a seat, and the note of it was lost or is yet to be written.
    const seat = await findSeat(db, own);
    if (seat) {
      const outlastsThisScan = seat.used || (!seat.withdrawn && at - seat.takenAt < SCAN_RUNS_MS);
      if (outlastsThisScan || (await renewSeat(db, seat, at))) return HOLDS_PLACE;
    } else if (number !== undefined) {
      // Once more, and there is much that this instance does not know.
      await (tries === 0 ? hall.readFrom(db, number) : hall.read(db));
    } else if (await isFullForGood(context, hall)) {
      // Until everybody is counted, people without a seat may be in the hall already: they may go on.
      const mayBeUncounted = at < session.capInForceAt + SCAN_RUNS_MS;
      const isThere = mayBeUncounted && (await hasRecord(db, own));
      return isThere ? HOLDS_PLACE : { holdsPlace: false, countedPeople: hall.people };
    }
  }
  return refuse('conflict');
}

/** Looks whether the hall is full, now and then also for seats that nobody uses. */
async function isFullForGood({ db, at }: SeatContext, hall: Hall): Promise<boolean> {
  if (!(await hall.isFull(db, at))) return false;
  if (at < hall.looksAgainAt) return true;
  const { given, looksAgainAt } = await giveBackUnused(db, { sessionId: hall.sessionId, at });
  hall.looksAgainAt = looksAgainAt;
  if (given === 0) return true;
  await hall.read(db);
  return hall.freeSeat() === undefined;
}

/**
 * Writes the record of somebody whose seat was taken, and beside it the note by which they have the seat without another look.
 * @param write writes the record
 */
export async function useSeat<Written>(
  db: Database,
  options: { session: AttendanceSession; person: SeatHolder; write: () => Promise<Written> },
): Promise<Written> {
  const { session, person, write } = options;
  if (hasNote(person, session._id)) return write();
  const [written] = await Promise.all([write(), noteSeat(db, person, session._id)]);
  return written;
}

/** Gives everybody who is in the hall a seat, where somebody may have come in uncounted while the cap was not known everywhere. */
export async function ensureCounted(context: SeatContext, session: CappedSession): Promise<void> {
  await countedHall(context, session);
}

/** The hall once everybody in it has a seat. */
async function countedHall(context: SeatContext, session: CappedSession): Promise<Hall> {
  const { db, at } = context;
  const countedSince = trustedSince(session, at);
  if (!isTrusted(session, countedSince)) {
    // Counted meanwhile, and this instance has an older copy of the session.
    const current = await readSession(db, session._id, at);
    if (!current || !isTrusted(current, countedSince)) await seatEverybody(db, { session, at });
  }
  const random = (): number => context.randomBytes(4).readUInt32BE() / 2 ** 32;
  return hallOf(db, { sessionId: session._id, terms: { cap: session.cap, countedSince }, random });
}

function isTrusted({ seatedAt }: AttendanceSession, countedSince: number | undefined): boolean {
  return seatedAt !== undefined && (countedSince === undefined || seatedAt >= countedSince);
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
