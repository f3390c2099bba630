import { SECOND_MS } from '../../domain/kernel/time';
import { keepsSeats } from '../../domain/person/standing';
import type { Database } from '../data/database';
import type { Seat } from '../data/documents';
import {
  findRecorded,
  findUnusedSeats,
  hasNote,
  markUsed,
  readHolders,
  removeSeat,
  takeNoteBack,
  withdrawSeat,
  type SeatHolder,
} from '../data/seats';

/** So long a scan may run: somebody let in before something changed may be written down as much later. */
export const SCAN_RUNS_MS = 10 * SECOND_MS;
/** One session is looked at so often at most. */
const LOOK_EVERY_MS = 5 * SECOND_MS;
/** A seat without a record is given back after this time: longer than any scan runs, and well within a minute. */
const UNUSED_MS = 30 * SECOND_MS;
const SEATS_A_LOOK = 200;
const LOOKS = 5;

/** When nobody can be under way any more who took this seat, or saw the note of it. */
const isDueAt = ({ takenAt, withdrawn = false }: Seat): number => takenAt + (withdrawn ? SCAN_RUNS_MS : UNUSED_MS);

/**
 * Gives back the seats of a session that somebody took and did not use, because whoever answered them died between seat and
 * record; and of people whose registration was returned, or who left, at the moment at which they scanned.
 * @returns how many, and when to look again: no sooner
 */
export async function giveBackUnused(
  db: Database,
  { sessionId, at }: { sessionId: string; at: number },
): Promise<{ given: number; looksAgainAt: number }> {
  let given = 0;
  // Seats of which only the note was taken back come up again in so long.
  const soonest = at + SCAN_RUNS_MS;
  for (let look = 0; look < LOOKS; look += 1) {
    const unused = await findUnusedSeats(db, sessionId, SEATS_A_LOOK);
    const due = unused.filter((seat) => isDueAt(seat) <= at);
    if (due.length > 0) given += await giveBack(db, { sessionId, at, seats: due });
    if (due.length < SEATS_A_LOOK) {
      const next = unused.filter((seat) => isDueAt(seat) > at).map(isDueAt);
      const latest = due.length === 0 ? at + UNUSED_MS : soonest;
      return { given, looksAgainAt: Math.max(Math.min(...next, latest), at + LOOK_EVERY_MS) };
    }
  }
  return { given, looksAgainAt: at + LOOK_EVERY_MS };
}

async function giveBack(
  db: Database,
  { sessionId, at, seats }: { sessionId: string; at: number; seats: readonly Seat[] },
): Promise<number> {
  const personIds = seats.map(({ personId }) => personId);
  const [recorded, holders] = await Promise.all([
    findRecorded(db, { sessionId, personIds }),
    readHolders(db, personIds),
  ]);
  const used: string[] = [];
  let given = 0;
  for (const seat of seats) {
    const holder = holders.get(seat.personId);
    const isStanding = keepsSeats(holder);
    if (isStanding && recorded.has(seat.personId)) used.push(seat._id);
    else if (await isFree(db, { seat, holder: isStanding ? holder : undefined, at }))
      given += (await removeSeat(db, seat)) ? 1 : 0;
  }
  await markUsed(db, used);
  return given;
}

/**
 * Whether a seat without a record may be given to somebody else: nobody has a note of it, nor will. The record and the note are
 * written at the same time, so one of them may be there alone; who has seen the note comes in without another look.
 */
async function isFree(
  db: Database,
  { seat, holder, at }: { seat: Seat; holder: SeatHolder | undefined; at: number },
): Promise<boolean> {
  // Nobody whose registration was returned comes in, nor who left, and they have lost their notes with it.
  if (!holder) return true;
  const noted = hasNote(holder, seat.sessionId);
  if (!(await takeNoteBack(db, holder, seat.sessionId))) return false;
  if (noted) await withdrawSeat(db, seat, at);
  return !noted;
}
