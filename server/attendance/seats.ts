/**
 * The cap, exact under any burst (rules: "Cap is exact"). A seat is a document of its own: its number and its person each exist once in a
 * session, by `_id` and by a unique index, so nobody can take one too many and nobody two. First entries meet at no common document.
 *
 * A person's first entry takes three database calls: read the person, take a seat, write the record. The instance that did it
 * remembers, and their next check-in there is two calls. Another instance finds their seat, and notes it on the person: from then
 * on a check-in is two calls everywhere. In the rush before a lecture nothing is written but seats and records.
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
import { knownHall, readHall, type Hall } from './hall';
import { readSession, SESSION_CACHE_MS } from './session-cache';
import { giveBackUnused, SCAN_RUNS_MS } from './unused-seats';

/** When a cap written now is known to every instance: the age of their caches, and a second for the write itself. */
export const CAP_LAG_MS = SESSION_CACHE_MS + SECOND_MS;
/** Each means that somebody else got a seat, or gave one back. */
const TRIES = 20;

/** How somebody has a place, and for whom a place was looked for in vain. */
export type Seating = Capacity & {
  /** `taken` by this very scan; `found` for somebody who has no note of it; `known` needs nothing any more. */
  seat: 'taken' | 'found' | 'known' | 'none';
  /** Where it was taken or found, to be remembered there. */
  hall?: Hall;
};
const holdsPlace = (seat: Seating['seat'], hall?: Hall): Seating => ({
  holdsPlace: true,
  countedPeople: 0,
  seat,
  ...(hall ? { hall } : {}),
});

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
): Promise<Seating> {
  const { db, at } = context;
  const own = { sessionId: session._id, personId: person._id };
  if (hasNote(person, own.sessionId)) return holdsPlace('known');
  const hall = await countedHall(context, session);
  if (hall.hasSeated(person)) return holdsPlace('known');
  for (let tries = 0; tries < TRIES; tries += 1) {
    const number = hall.freeSeat();
    if (number !== undefined && (await addSeat(db, { ...own, number, takenAt: at, used: false })) === 'added') {
      hall.take(number);
      return holdsPlace('taken', hall);
    }
    // The number is somebody else's by now; or this person has a seat, and the note of it was lost or is yet to be written.
    const seat = await findSeat(db, own);
    if (seat) {
      const outlastsThisScan = seat.used || (!seat.withdrawn && at - seat.takenAt < SCAN_RUNS_MS);
      if (outlastsThisScan || (await renewSeat(db, seat, at))) return holdsPlace('found', hall);
    } else if (number !== undefined) {
      // Once more, and there is much that this instance does not know.
      await (tries === 0 ? hall.readFrom(db, number) : hall.read(db));
    } else if (await isFullForGood(context, hall)) {
      // Until everybody is counted, people without a seat may be in the hall already: they may go on.
      const mayBeUncounted = at < session.capInForceAt + SCAN_RUNS_MS;
      const isThere = mayBeUncounted && (await hasRecord(db, own));
      return isThere ? holdsPlace('known') : { holdsPlace: false, countedPeople: hall.people, seat: 'none' };
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
 * Writes the record of somebody who has a seat. One that was found is noted beside it: they come in through several instances.
 * @param seating as {@link takeSeat} told
 * @param write writes the record
 */
export async function useSeat<Written>(
  db: Database,
  options: { sessionId: string; person: SeatHolder; seating: Seating; write: () => Promise<Written> },
): Promise<Written> {
  const { sessionId, person, seating, write } = options;
  const note = seating.seat === 'found' ? noteSeat(db, person, sessionId) : undefined;
  const [written] = await Promise.all([write(), note]);
  seating.hall?.seat(person);
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
  const terms = { cap: session.cap, countedSince };
  const known = knownHall(db, session._id, terms);
  if (known) return known;
  if (!isTrusted(session, countedSince)) {
    // Counted meanwhile, and this instance has an older copy of the session.
    const current = await readSession(db, session._id, at);
    if (!current || !isTrusted(current, countedSince)) await seatEverybody(db, { session, at });
  }
  const random = (): number => context.randomBytes(4).readUInt32BE() / 2 ** 32;
  return readHall(db, { sessionId: session._id, terms, random });
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
