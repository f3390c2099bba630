import type { Database } from './database';
import type { SeatCount } from './documents';

/** A person's key in the journal of a count: an id as one part of a field path, which knows dots. */
export function seatKey(personId: string): string {
  return encodeURIComponent(personId).replaceAll('.', '%2E');
}

/** The person a key of the journal stands for. */
export function personOfSeat(key: string): string {
  return decodeURIComponent(key);
}

export function getSeatCount(db: Database, sessionId: string): Promise<SeatCount | undefined> {
  return db.get('seatCounts', sessionId);
}

/**
 * Takes a seat with one conditional update: only below the cap, only once while the journal knows the person, and only on a
 * count that is trustworthy (`countedSince`).
 * @param cleared seats to strike from the journal on this occasion
 */
export async function takeFreeSeat(
  db: Database,
  options: {
    sessionId: string;
    key: string;
    cap: number;
    at: number;
    countedSince: number | undefined;
    cleared: readonly string[];
  },
): Promise<boolean> {
  const { sessionId, key, cap, at, countedSince, cleared } = options;
  const changed = await db.updateWhere(
    'seatCounts',
    {
      _id: sessionId,
      people: { lt: cap },
      [`pending.${key}`]: { exists: false },
      ...(countedSince === undefined ? {} : { countedAt: { gte: countedSince } }),
    },
    {
      increment: { people: 1, revision: 1 },
      set: { [`pending.${key}`]: at },
      unset: cleared.filter((other) => other !== key).map((other) => `pending.${other}`),
    },
  );
  return changed === 1;
}

/** Takes over a seat that the same person reserved at `reservedAt` and has not used. False when it is gone. */
export async function renewSeat(
  db: Database,
  { sessionId, key, reservedAt, at }: { sessionId: string; key: string; reservedAt: number; at: number },
): Promise<boolean> {
  const where = { _id: sessionId, [`pending.${key}`]: reservedAt };
  return (
    (await db.updateWhere('seatCounts', where, { increment: { revision: 1 }, set: { [`pending.${key}`]: at } })) === 1
  );
}

/** Puts a fresh count in the place of the one it was made against; false when that one has changed meanwhile. */
export async function replaceSeatCount(
  db: Database,
  {
    sessionId,
    before,
    ...count
  }: Pick<SeatCount, 'people' | 'pending' | 'countedAt'> & { sessionId: string; before: SeatCount | undefined },
): Promise<boolean> {
  if (!before) return (await db.add('seatCounts', { _id: sessionId, revision: 1, ...count })) === 'added';
  const where = { _id: sessionId, revision: before.revision };
  return (await db.updateWhere('seatCounts', where, { set: { ...count }, increment: { revision: 1 } })) === 1;
}

/** Those of some people who have the note of their seat. */
export async function findNoted(
  db: Database,
  { personIds, sessionId }: { personIds: readonly string[]; sessionId: string },
): Promise<string[]> {
  const persons = personIds.length === 0 ? [] : await db.getMany('persons', personIds);
  return persons.filter(({ seatSessionIds }) => seatSessionIds?.includes(sessionId)).map(({ _id }) => _id);
}

/** Notes on the person that they have their seat, so that their next check-in needs no look at the count. */
export async function noteSeat(
  db: Database,
  { personId, sessionId }: { personId: string; sessionId: string },
): Promise<void> {
  await db.update('persons', personId, { push: { seatSessionIds: [sessionId] } });
}
