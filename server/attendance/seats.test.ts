import { randomBytes } from 'node:crypto';
import { openDatabase } from '../../cloudfunctions/shared/database';
import { SECOND_MS } from '../../domain/kernel/time';
import { Store } from '../../local/cloud/store/store';
import { collectionDeclarations } from '../../scripts/start/deployment';
import { openWire, type Send } from '../../test/support/wire';
import type { AttendanceSession } from '../data/documents';
import { takeSeat, trustedSince } from './seats';

// The cap itself is tried through its calls, in server/procedures/attendance/attendance/cap.test.ts.
describe('a count of seats', () => {
  const capInForceAt = 1_764_374_400_000;
  const freshness = (afterMs: number) => trustedSince({ capInForceAt }, capInForceAt + afterMs);

  it('must be newer than the cap once every instance knows it, and not before', () => {
    expect(freshness(-1)).toBeUndefined();
    expect(freshness(0)).toBe(capInForceAt);
  });

  it('is made again when scans that began without the cap have ended at the latest', () => {
    expect(freshness(10 * SECOND_MS - 1)).toBe(capInForceAt);
    expect(freshness(10 * SECOND_MS)).toBe(capInForceAt + 10 * SECOND_MS);
    expect(freshness(3600 * SECOND_MS)).toBe(capInForceAt + 10 * SECOND_MS);
  });
});

/** Requests of all instances reach the database in turns. */
const inTurns: Send = async (request) => {
  await new Promise((resolve) => setImmediate(resolve));
  return request.perform();
};

/** People who come to a hall as fast as its instances take them. */
async function rush({ instances, people, cap }: { instances: number; people: number; cap: number }) {
  const store = new Store(':memory:', collectionDeclarations());
  // Everything of a session that a seat depends on.
  const session = { _id: 's', cap, capInForceAt: 0, seatedAt: SECOND_MS * 100 } as AttendanceSession & { cap: number };
  const waiting = Array.from({ length: people }, (_, index) => `p${index}`);
  const costs: number[] = [];
  let seated = 0;
  const instance = async (): Promise<void> => {
    const db = openDatabase(openWire(store, () => 'test', inTurns));
    for (let personId = waiting.shift(); personId !== undefined; personId = waiting.shift()) {
      const before = db.requestCount();
      const person = { _id: personId, state: 'approved', submittedAt: 1 } as const;
      const { holdsPlace } = await takeSeat({ db, at: SECOND_MS * 200, randomBytes }, { session, person });
      if (holdsPlace) seated += 1;
      costs.push(db.requestCount() - before);
    }
  };
  await Promise.all(Array.from({ length: instances }, instance));
  const taken = store.count('seats', { sessionId: 's' });
  store.close();
  return { seated, taken, calls: costs.reduce((sum, cost) => sum + cost, 0) / people };
}

describe('instances that fill a hall at the same time', () => {
  it.each([
    { instances: 2, people: 1000, cap: 300 },
    { instances: 10, people: 1000, cap: 300 },
    { instances: 4, people: 2500, cap: 1500 },
  ])('seat exactly as many as it holds, and seldom get in each other’s way: %j', async (hall) => {
    const { seated, taken, calls } = await rush(hall);
    expect([seated, taken]).toEqual([hall.cap, hall.cap]);
    expect(calls).toBeLessThan(2);
  });
});
