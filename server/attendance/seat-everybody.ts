import { keepsSeats } from '../../domain/person/standing';
import { scanSession } from '../data/attendance';
import { readAttendees } from '../data/attendees';
import type { Database } from '../data/database';
import type { AttendanceSession } from '../data/documents';
import { inParallel } from '../data/in-parallel';
import { addSeat, readSeats } from '../data/seats';
import { noteSeated } from '../data/sessions';

const SEATS_AT_ONCE = 16;
/** Others take seats meanwhile, or seat everybody as well. */
const ROUNDS = 10;

/**
 * Gives a seat to everybody who has a record that counts and no seat: who came in before there was a cap, or before seats were
 * kept in this way. Nobody is put out, so their numbers may lie above the cap. Harmless to repeat and to do twice at once.
 */
export async function seatEverybody(
  db: Database,
  { session, at }: { session: AttendanceSession; at: number },
): Promise<void> {
  const sessionId = session._id;
  const people = new Set<string>();
  // A late record that nobody has confirmed holds no seat, nor does one that was taken back.
  for await (const page of scanSession(db, sessionId))
    for (const { personId, confirmed, removed } of page) if (confirmed && !removed) people.add(personId);
  for (let round = 0; round < ROUNDS; round += 1) {
    const seats = await readSeats(db, { sessionId });
    const holders = new Set(seats.map(({ personId }) => personId));
    const without = [...people].filter((personId) => !holders.has(personId));
    const standing = await readAttendees(db, without);
    const waiting = without.filter((personId) => keepsSeats(standing.get(personId)));
    if (waiting.length === 0) break;
    const taken = new Set(seats.map(({ number }) => number));
    const free = freeNumbers(taken);
    await inParallel(waiting, SEATS_AT_ONCE, (personId) =>
      addSeat(db, { sessionId, number: free(), personId, takenAt: at, used: false }),
    );
  }
  await noteSeated(db, sessionId, at);
}

/** The numbers that nobody has, from 1 on. */
function freeNumbers(taken: ReadonlySet<number>): () => number {
  let number = 0;
  return () => {
    do number += 1;
    while (taken.has(number));
    return number;
  };
}
