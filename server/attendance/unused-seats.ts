import { MINUTE_MS, SECOND_MS } from '../../domain/kernel/time';
import { readAttendees } from '../data/attendees';
import type { Database } from '../data/database';
import type { Seat } from '../data/documents';
import { findRecorded, findUnusedSeats, markUsed, removeSeat } from '../data/seats';

/** One session is looked at so often at most. */
const LOOK_EVERY_MS = 5 * SECOND_MS;
/**
 * A seat without a record is given back after this time: longer than any scan may run, and with the next look within a
 * minute.
 */
const UNUSED_MS = MINUTE_MS - 2 * LOOK_EVERY_MS;
const SEATS_A_LOOK = 200;
const LOOKS = 5;

/**
 * Gives back the seats of a session that somebody took a minute ago and did not use, because whoever answered them died between
 * seat and record; and of people whose registration was returned at the moment at which they scanned.
 * @returns how many, and when to look again: no sooner
 */
export async function giveBackUnused(
  db: Database,
  { sessionId, at }: { sessionId: string; at: number },
): Promise<{ given: number; looksAgainAt: number }> {
  let given = 0;
  for (let look = 0; look < LOOKS; look += 1) {
    const unused = await findUnusedSeats(db, sessionId, SEATS_A_LOOK);
    const over = unused.filter(({ takenAt }) => at - takenAt >= UNUSED_MS);
    const youngest = unused[over.length];
    if (over.length > 0) given += await giveBack(db, sessionId, over);
    if (over.length < SEATS_A_LOOK) {
      const due = (youngest?.takenAt ?? at) + UNUSED_MS;
      return { given, looksAgainAt: Math.max(due, at + LOOK_EVERY_MS) };
    }
  }
  return { given, looksAgainAt: at + LOOK_EVERY_MS };
}

async function giveBack(db: Database, sessionId: string, seats: readonly Seat[]): Promise<number> {
  const personIds = seats.map(({ personId }) => personId);
  const [recorded, people] = await Promise.all([
    findRecorded(db, { sessionId, personIds }),
    readAttendees(db, personIds),
  ]);
  const isUsed = ({ personId }: Seat): boolean => {
    const state = people.get(personId)?.state;
    return recorded.has(personId) && state !== undefined && state !== 'returned';
  };
  await markUsed(
    db,
    seats.filter(isUsed).map(({ _id }) => _id),
  );
  let given = 0;
  for (const seat of seats) if (!isUsed(seat) && (await removeSeat(db, seat))) given += 1;
  return given;
}
