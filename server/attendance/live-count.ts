import { arrivalCurve, minuteOf, type ArrivalCurve } from '../../domain/attendance/arrivals';
import { instantOf, SECOND_MS, type Day } from '../../domain/kernel/time';
import type { AttendanceWindow } from '../../domain/project/attendance-window';
import { ARRIVALS_A_READ, findArrivals, type Arrival } from '../data/attendance';
import type { Database } from '../data/database';
import { perInstance } from './per-instance';

/**
 * Records are read again this far back: one says when its call began, which may have run for ten seconds before it was
 * written, on an instance whose clock is a little behind.
 */
const OVERLAP_MS = 12 * SECOND_MS;
/** Names of the last arrivals on the display. */
const RECENT_PEOPLE = 6;

/** Today's people of one session, read on from where the last look ended: one query a look on a warm instance. */
export class LiveCount {
  /** Person → when their first record came in, epoch ms. */
  readonly #people = new Map<string, number>();
  /** Person → their first and their last check-in by its evidence, epoch ms. */
  readonly #seen = new Map<string, { first: number; last: number }>();
  /** Person → name, in the order of first arrival; the last few. */
  readonly #recent = new Map<string, string>();
  /** How many people came first in each minute. */
  readonly #perMinute = new Map<number, number>();
  #readUntil: number;

  constructor(
    readonly sessionId: string,
    readonly day: Day,
    /** The last ruling on a record of the session when the count was begun. */
    readonly ruledAt?: number,
  ) {
    this.#readUntil = instantOf(day);
  }

  get headCount(): number {
    return this.#people.size;
  }

  /** When each of today's people came first, epoch ms. */
  get arrivals(): ReadonlyMap<string, number> {
    return this.#people;
  }

  /** Names of the last people to arrive, newest first. */
  get recentNames(): string[] {
    return [...this.#recent.values()].reverse();
  }

  /** Of the people who were here before a spot check, how many have come to it; while it goes on, or is announced. */
  cameTo({ begin }: AttendanceWindow): { asked: number; came: number } {
    const asked = [...this.#seen.values()].filter(({ first }) => first < begin);
    return { asked: asked.length, came: asked.filter(({ last }) => last >= begin).length };
  }

  /** How the hall filled today; null before anybody came. */
  curve(now: number): ArrivalCurve | null {
    return arrivalCurve(this.#perMinute, now) ?? null;
  }

  async catchUp(db: Database): Promise<void> {
    let since = Math.max(instantOf(this.day), this.#readUntil - OVERLAP_MS);
    for (;;) {
      const arrivals = await findArrivals(db, { sessionId: this.sessionId, since });
      arrivals.forEach((arrival) => this.#add(arrival));
      const last = arrivals.at(-1);
      if (!last) return;
      this.#readUntil = Math.max(this.#readUntil, last.receivedAt);
      if (arrivals.length < ARRIVALS_A_READ) return;
      // A page that begins and ends in one millisecond would be read for ever.
      since = last.receivedAt > since ? last.receivedAt : since + 1;
    }
  }

  #add({ personId, day, who, receivedAt, evidenceAt, removed }: Arrival): void {
    // A late scan of yesterday may arrive today.
    if (removed || day !== this.day) return;
    const { first = evidenceAt, last = evidenceAt } = this.#seen.get(personId) ?? {};
    this.#seen.set(personId, { first: Math.min(first, evidenceAt), last: Math.max(last, evidenceAt) });
    if (this.#people.has(personId)) return;
    this.#people.set(personId, receivedAt);
    const minute = minuteOf(receivedAt);
    this.#perMinute.set(minute, (this.#perMinute.get(minute) ?? 0) + 1);
    this.#recent.set(personId, who.name);
    const [oldest] = this.#recent.keys();
    if (this.#recent.size > RECENT_PEOPLE && oldest !== undefined) this.#recent.delete(oldest);
  }
}

const REMEMBERED_COUNTS = 50;
const countsOf = perInstance(() => new Map<string, LiveCount>());

/** Today's people of a session, up to date. */
export async function liveCount(
  db: Database,
  { sessionId, day, ruledAt }: { sessionId: string; day: Day; ruledAt: number | undefined },
): Promise<LiveCount> {
  const counts = countsOf(db);
  let count = counts.get(sessionId);
  if (count?.day !== day || count.ruledAt !== ruledAt) {
    if (counts.size >= REMEMBERED_COUNTS) counts.clear();
    count = new LiveCount(sessionId, day, ruledAt);
    counts.set(sessionId, count);
  }
  await count.catchUp(db);
  return count;
}
