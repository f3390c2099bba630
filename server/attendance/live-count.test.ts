import { instantOf, SECOND_MS } from '../../domain/kernel/time';
import { ARRIVALS_A_READ, type Arrival } from '../data/attendance';
import type { Database, Query } from '../data/database';
import { LiveCount } from './live-count';

const day = '2025-11-29';
const eight = instantOf(day, '08:00:00');

/** A database that holds arrivals alone and gives them by their time. Who asks it for ever is told so. */
function databaseOf(arrivals: readonly Arrival[]): Database {
  let reads = 0;
  const find = (_: string, { where, limit }: Query): Promise<Arrival[]> => {
    if ((reads += 1) > 100) throw new Error('read for ever');
    const since = (where['receivedAt'] as { gte: number }).gte;
    return Promise.resolve(
      arrivals
        .filter(({ receivedAt }) => receivedAt >= since)
        .sort((a, b) => a.receivedAt - b.receivedAt)
        .slice(0, limit),
    );
  };
  return { find } as object as Database;
}

const arrival = (personId: string, receivedAt: number, scannedOn = day): Arrival => ({
  _id: personId,
  personId,
  receivedAt,
  evidenceAt: receivedAt,
  day: scannedOn,
  who: { name: personId },
});

describe('the live count', () => {
  it('counts somebody whose scan began before the last look and was written after it', async () => {
    const arrivals = [arrival('a', eight), arrival('b', eight + 10 * SECOND_MS)];
    const count = new LiveCount('session', day);
    await count.catchUp(databaseOf(arrivals));
    expect(count.headCount).toBe(2);
    // It began just after a, waited for others as long as a scan may, and is on record only now.
    arrivals.push(arrival('slow', eight + 500));
    await count.catchUp(databaseOf(arrivals));
    expect(count.headCount).toBe(3);
  });

  it('does not count today who was here yesterday and whose scan came late', async () => {
    const count = new LiveCount('session', day);
    await count.catchUp(databaseOf([arrival('late', eight, '2025-11-28'), arrival('a', eight + SECOND_MS)]));
    expect(count.recentNames).toEqual(['a']);
    expect(count.headCount).toBe(1);
  });

  it('reads on behind a page whose people all arrived in one millisecond', async () => {
    const rush = Array.from({ length: ARRIVALS_A_READ }, (_, person) => arrival(`p${person}`, eight));
    const count = new LiveCount('session', day);
    await count.catchUp(databaseOf([...rush, arrival('next', eight + SECOND_MS)]));
    expect(count.headCount).toBe(ARRIVALS_A_READ + 1);
  });

  it('counts a person once, however often he is read', async () => {
    const count = new LiveCount('session', day);
    const db = databaseOf([arrival('a', eight), arrival('a', eight + SECOND_MS)]);
    await count.catchUp(db);
    await count.catchUp(db);
    expect(count.headCount).toBe(1);
    expect(count.recentNames).toEqual(['a']);
  });

  it('knows how the hall filled, each person at his first arrival', async () => {
    const count = new LiveCount('session', day);
    expect(count.curve(eight)).toBeNull();
    const minutes = (n: number) => eight + n * 60 * SECOND_MS;
    await count.catchUp(databaseOf([arrival('a', eight), arrival('b', minutes(1)), arrival('a', minutes(2))]));
    expect(count.curve(minutes(2))).toEqual({ begin: eight, stepMinutes: 1, people: [1, 2, 2], lately: 2 });
  });
});
