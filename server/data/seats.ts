import { idOf } from '../../domain/kernel/id';
import { inParallel, slicesOf } from './in-parallel';
import type { Database, Question, Transaction, Where } from './database';
import type { Person, Seat } from './documents';
import { howMany } from './questions';

const PAGE = 1000;
const IDS_A_READ = 100;
const READS_AT_ONCE = 4;

/**
 * Takes one seat for one person: `_id` is made of session and number, and a person has one seat a session by a unique index.
 * `exists` when the number is somebody's already, or the person has a seat.
 */
export function addSeat(db: Database, seat: Omit<Seat, '_id'>): Promise<'added' | 'exists'> {
  return db.add('seats', { _id: idOf(seat.sessionId, seat.number), ...seat });
}

/** A person's seat in a session. */
export async function findSeat(
  db: Database,
  { sessionId, personId }: { sessionId: string; personId: string },
): Promise<Seat | undefined> {
  const [seat] = await db.find('seats', { where: { sessionId, personId }, limit: 1 });
  return seat;
}

/** How many people hold a seat: what the cap counts. */
export const countSeats = (db: Database, sessionId: string): Promise<number> => db.count('seats', { sessionId });

/** The same, to be asked for with something else. */
export const seatsTaken = (sessionId: string): Question<number> => howMany('seats', { sessionId });

/** The seats of a session by their number, from one on; all of them, or the next so many. */
export async function readSeats(
  db: Database,
  { sessionId, from = 1, atMost = Infinity }: { sessionId: string; from?: number; atMost?: number },
): Promise<Pick<Seat, 'number' | 'personId'>[]> {
  const seats: Pick<Seat, 'number' | 'personId'>[] = [];
  for (let next = from; ;) {
    const limit = Math.min(PAGE, atMost - seats.length);
    const page = await db.find('seats', {
      where: { sessionId, number: { gte: next } },
      orderBy: [['number', 'asc']],
      fields: ['number', 'personId'],
      limit,
    });
    seats.push(...page);
    const last = page.at(-1);
    if (!last || page.length < limit || seats.length >= atMost) return seats;
    next = last.number + 1;
  }
}

/** The seats that nobody has found used yet, the oldest first. */
export function findUnusedSeats(db: Database, sessionId: string, limit: number): Promise<Seat[]> {
  return db.find('seats', { where: { sessionId, used: false }, orderBy: [['takenAt', 'asc']], limit });
}

/** Takes over a seat that its person took at `takenAt` and has not used. False when it is gone. */
export async function renewSeat(db: Database, seat: Seat, at: number): Promise<boolean> {
  return (await db.updateWhere('seats', exactly(seat), { set: { takenAt: at, withdrawn: false } })) === 1;
}

/** The seat goes back at the next look, unless its person renews it before: the note of it was taken back just now. */
export async function withdrawSeat(db: Database, seat: Seat, at: number): Promise<void> {
  await db.updateWhere('seats', exactly(seat), { set: { takenAt: at, withdrawn: true } });
}

/** Gives a seat back, unless its person has renewed it meanwhile. */
export async function removeSeat(db: Database, seat: Seat): Promise<boolean> {
  return (await db.removeWhere('seats', exactly(seat))) === 1;
}

const exactly = ({ _id, personId, takenAt }: Seat): Where => ({ _id, personId, takenAt });

/** Notes that these seats were used: their people have a record. */
export async function markUsed(db: Database, seatIds: readonly string[]): Promise<void> {
  for (const ids of slicesOf(seatIds, IDS_A_READ)) {
    await db.updateWhere('seats', { _id: { in: ids } }, { set: { used: true } });
  }
}

/** Those of some people who have a record in a session that counts or may come to count without anybody's doing. */
export async function findRecorded(
  db: Database,
  { sessionId, personIds }: { sessionId: string; personIds: readonly string[] },
): Promise<Set<string>> {
  const read = async (people: readonly string[]): Promise<string[]> => {
    const found = await db.find('attendanceRecords', {
      where: { personId: { in: people }, sessionId },
      fields: ['personId', 'confirmed', 'removed'],
      limit: PAGE,
    });
    // A full page may not name everybody: of fewer people it does.
    if (found.length < PAGE || people.length === 1)
      return found.filter(({ confirmed, removed }) => confirmed && !removed).map(({ personId }) => personId);
    const half = Math.ceil(people.length / 2);
    return [...(await read(people.slice(0, half))), ...(await read(people.slice(half)))];
  };
  const slices = slicesOf(personIds, IDS_A_READ);
  return new Set((await inParallel(slices, READS_AT_ONCE, read)).flat());
}

/** Whether one person has such a record. */
export async function hasRecord(
  db: Database,
  { sessionId, personId }: { sessionId: string; personId: string },
): Promise<boolean> {
  return (await findRecorded(db, { sessionId, personIds: [personId] })).has(personId);
}

/** What of a person their seats need. */
const holderFields = ['state', 'transferId', 'submittedAt', 'seatedSessionIds', 'seatNotes'] as const;
export type SeatHolder = Pick<Person, '_id' | (typeof holderFields)[number]>;

/** The people who hold some seats, at most a read's worth; one who does not exist is missing. */
export async function readHolders(db: Database, personIds: readonly string[]): Promise<Map<string, SeatHolder>> {
  const read = (ids: readonly string[]) =>
    db.find('persons', { where: { _id: { in: ids } }, fields: holderFields, limit: IDS_A_READ });
  const found = await inParallel(slicesOf(personIds, IDS_A_READ), READS_AT_ONCE, read);
  return new Map(found.flat().map((person) => [person._id, person]));
}

export const hasNote = ({ seatedSessionIds }: SeatHolder, sessionId: string): boolean =>
  seatedSessionIds?.includes(sessionId) ?? false;

/**
 * Notes on the person that they have their seat, so that their next check-in needs no look at the seats. Not when their
 * registration was decided or corrected, or another note was written or taken back, since `person` was read: then the seat
 * may be gone.
 */
export async function noteSeat(db: Database, person: SeatHolder, sessionId: string): Promise<void> {
  await db.updateWhere('persons', asRead(person), {
    push: { seatedSessionIds: [sessionId] },
    increment: { seatNotes: 1 },
  });
}

/**
 * Takes the note of a seat back, or sees to it that none is written any more by the scan that took the seat.
 * @returns false when the person was changed since they were read
 */
export async function takeNoteBack(db: Database, person: SeatHolder, sessionId: string): Promise<boolean> {
  const others = (person.seatedSessionIds ?? []).filter((other) => other !== sessionId);
  const change = { set: { seatedSessionIds: others }, increment: { seatNotes: 1 } };
  return (await db.updateWhere('persons', asRead(person), change)) === 1;
}

const asRead = ({ _id, state, submittedAt, seatNotes }: SeatHolder): Where => ({
  _id,
  state,
  submittedAt,
  seatNotes: seatNotes ?? { exists: false },
});

/** The seats that some people have in one session. */
export const findSeatsIn = (
  db: Database,
  { sessionId, personIds }: { sessionId: string; personIds: readonly string[] },
): Promise<Seat[]> => db.find('seats', { where: { sessionId, personId: { in: personIds } }, limit: PAGE });

/**
 * Has a seat looked at again, in the transaction that takes a record of its person back: the next look (server/attendance/unused-seats.ts)
 * gives it to somebody else, unless another record of theirs stands.
 */
export async function doubtSeat(tx: Transaction, seat: Seat, at: number): Promise<void> {
  const { _id, personId, sessionId } = seat;
  const [person, current] = [await tx.get('persons', personId), await tx.get('seats', _id)];
  if (person === undefined || current?.personId !== personId) return;
  const seatedSessionIds = (person.seatedSessionIds ?? []).filter((other) => other !== sessionId);
  await tx.update('persons', personId, { set: { seatedSessionIds }, increment: { seatNotes: 1 } });
  await tx.update('seats', _id, { set: { used: false, withdrawn: true, takenAt: at } });
}

/** The seats of a person in all sessions, to be given back in a transaction that is about to begin. */
export const findSeatsOf = (db: Database, personId: string): Promise<Seat[]> =>
  db.find('seats', { where: { personId }, limit: PAGE });

/**
 * Gives a person's seats back in the transaction that takes their registration away. A seat that a scan takes at that very
 * moment is found out within a minute (server/attendance/unused-seats.ts).
 * @param seats as {@link findSeatsOf} gave them before the transaction
 * @returns the person without the notes of them
 */
export async function giveSeatsBack(tx: Transaction, person: Person, seats: readonly Seat[]): Promise<Person> {
  for (const { _id } of seats) {
    const seat = await tx.get('seats', _id);
    // Given back meanwhile, and taken by somebody else.
    if (seat?.personId === person._id) await tx.remove('seats', _id);
  }
  const { seatedSessionIds: _given, ...without } = person;
  return without;
}
