import { freeSeat, lastOpenSeat } from '../../domain/attendance/seating';
import { SECOND_MS } from '../../domain/kernel/time';
import type { Database } from '../data/database';
import type { Person } from '../data/documents';
import { countSeats, readSeats } from '../data/seats';
import { perInstance } from './per-instance';

/** So long a full hall is taken to be full without another look: a seat that is given back is offered no later. */
const REMEMBERED_MS = SECOND_MS;
const REMEMBERED_HALLS = 200;
/** Seats that one look after a collision reads. */
const SEATS_A_LOOK = 100;

/** Under what a look at the seats was made; under anything else it is made anew. */
interface Terms {
  cap: number;
  countedSince: number | undefined;
}

/** A registration that is returned and handed in again is another one to the seats; so is somebody whose seat was taken back. */
type SeatedPerson = Pick<Person, '_id' | 'submittedAt' | 'seatNotes'>;

const standingOf = ({ submittedAt, seatNotes = 0 }: SeatedPerson): string => `${submittedAt}-${seatNotes}`;

/**
 * The seats of a session with a cap as this instance last saw them. It may lag behind: a seat that is somebody else's by now is refused
 * by the database, and one that was given back is offered a second later.
 */
export class Hall {
  readonly #taken = new Set<number>();
  #last = 0;
  #start = 1;
  /** When it was seen to be full. */
  #fullAt: number | undefined;
  /** Who got a seat and a record from this instance, and since when their registration is as it was then. */
  readonly #seated = new Map<string, string>();
  /** The next look for seats that were taken and never used. */
  looksAgainAt = 0;

  constructor(
    readonly sessionId: string,
    readonly terms: Terms,
    readonly random: () => number,
  ) {}

  get people(): number {
    return this.#taken.size;
  }

  /** A seat that is free as far as this instance knows. */
  freeSeat(): number | undefined {
    const number = freeSeat({ taken: this.#taken, last: this.#last, start: this.#start });
    if (number !== undefined) this.#start = number;
    return number;
  }

  /** Whether this instance knows that they have a seat and a record: then nobody gives the seat away while they stand. */
  hasSeated(person: SeatedPerson): boolean {
    return this.#seated.get(person._id) === standingOf(person);
  }

  seat(person: SeatedPerson): void {
    this.#seated.set(person._id, standingOf(person));
  }

  take(number: number): void {
    this.#taken.add(number);
    // The next one beside it: instances that each go on from a place of their own seldom meet.
    this.#start = number >= this.#last ? 1 : number + 1;
  }

  /** Reads all seats. */
  async read(db: Database): Promise<void> {
    const seats = await readSeats(db, { sessionId: this.sessionId });
    this.#taken.clear();
    for (const { number } of seats) this.#taken.add(number);
    this.#fullAt = undefined;
    this.#openUp();
  }

  /** Reads on from a seat that was somebody else's, and goes on from another place: there are others where this one was. */
  async readFrom(db: Database, number: number): Promise<void> {
    const seats = await readSeats(db, { sessionId: this.sessionId, from: number, atMost: SEATS_A_LOOK });
    for (const seat of seats) this.#taken.add(seat.number);
    this.#openUp();
  }

  /** Whether it is full, by a look that is a second old at most. */
  async isFull(db: Database, at: number): Promise<boolean> {
    if (this.#fullAt !== undefined && at >= this.#fullAt && at - this.#fullAt < REMEMBERED_MS) return true;
    if ((await countSeats(db, this.sessionId)) < this.terms.cap) await this.read(db);
    if (this.freeSeat() !== undefined) return false;
    this.#fullAt = at;
    return true;
  }

  #openUp(): void {
    this.#last = lastOpenSeat({ taken: this.#taken, cap: this.terms.cap });
    // Any of the free ones, not the first after any number: behind a row of taken seats another instance is at work.
    const free = seatsUpTo(this.#last).filter((number) => !this.#taken.has(number));
    this.#start = free[Math.floor(this.random() * free.length)] ?? 1;
  }
}

const seatsUpTo = (last: number): number[] => Array.from({ length: last }, (_, index) => index + 1);

const hallsOf = perInstance(() => new Map<string, Hall>());

/** The hall as this instance knows it under these terms. */
export function knownHall(db: Database, sessionId: string, { cap, countedSince }: Terms): Hall | undefined {
  const known = hallsOf(db).get(sessionId);
  return known?.terms.cap === cap && known.terms.countedSince === countedSince ? known : undefined;
}

/** Reads the seats of a hall, to be known under these terms from now on. */
export async function readHall(
  db: Database,
  { sessionId, terms, random }: { sessionId: string; terms: Terms; random: () => number },
): Promise<Hall> {
  const halls = hallsOf(db);
  if (halls.size >= REMEMBERED_HALLS) halls.clear();
  const hall = new Hall(sessionId, terms, random);
  await hall.read(db);
  halls.set(sessionId, hall);
  return hall;
}
