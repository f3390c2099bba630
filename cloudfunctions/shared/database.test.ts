import { Store } from '../../local/cloud/store/store';
import { collectionDeclarations } from '../../scripts/start/deployment';
import type { Database } from '../../server/data/database';
import type { SeatCount } from '../../server/data/documents';
import { openWire, WireError, type Send } from '../../test/support/wire';
import { openDatabase } from './database';

const seats = (people: number): SeatCount => ({ _id: 'hall', people, pending: {}, revision: 0, countedAt: 0 });
/** An error of the platform with a code of its own next to the SDK's number. */
const withCode = (code: string, message: string) => Object.assign(new WireError(-501001, message), { code });

const CONFLICTS = {
  'a conflict': new WireError(-501001, '[ResourceUnavailable.TransactionConflict] Transaction is conflict'),
  'a busy transaction': new WireError(
    -501001,
    'document.get:fail -501001 resource system error. [ResourceUnavailable.TransactionBusy] Transaction is busy.',
  ),
  'the code of a conflict': withCode('DATABASE_TRANSACTION_CONFLICT', 'resource system error'),
};

/** The adapter on a store whose answer at one point is an error, so many times; it waits without taking time. */
function failing(error: Error, options: { at: string; times: number }): { db: Database; asked: () => number } {
  let asked = 0;
  let waited = 0;
  const send: Send = (request) => {
    if (request.point !== options.at) return request.perform();
    asked += 1;
    return asked <= options.times ? Promise.reject(error) : request.perform();
  };
  const waiting = {
    now: () => waited,
    random: () => 0.5,
    sleep: (ms: number) => Promise.resolve(void (waited += ms)),
  };
  const wire = openWire(new Store(':memory:', collectionDeclarations()), () => 'test', send);
  return { db: openDatabase(wire, { waiting }), asked: () => asked };
}

describe('a database that turns a request down because of others', () => {
  const cases = Object.entries(CONFLICTS).flatMap(([what, error]) =>
    ['in transaction: get seatCounts', 'in transaction: set seatCounts', 'commit'].map(
      (at) => [what, at, error] as const,
    ),
  );
  it.each(cases)('with %s at "%s" is asked again, and nothing is done twice', async (_what, at, error) => {
    const { db, asked } = failing(error, { at, times: 2 });
    await db.add('seatCounts', seats(1));
    await db.transaction(async (tx) => {
      const { people = 0 } = (await tx.get('seatCounts', 'hall')) ?? {};
      await tx.put('seatCounts', seats(people + 1));
    });
    expect(asked()).toBe(3);
    expect((await db.get('seatCounts', 'hall'))?.people).toBe(2);
  });

  it.each(Object.entries(CONFLICTS))('with %s at a write of its own is asked again', async (_what, error) => {
    const { db, asked } = failing(error, { at: 'add seatCounts', times: 2 });
    expect(await db.add('seatCounts', seats(1))).toBe('added');
    expect(asked()).toBe(3);
  });

  it.each(Object.entries(CONFLICTS))('with %s for ever ends in `conflict`', async (_what, error) => {
    const { db } = failing(error, { at: 'commit', times: Infinity });
    await expect(db.transaction(() => Promise.resolve())).rejects.toMatchObject({ code: 'conflict' });
  });

  it('is not asked again after another system error, which may have any cause', async () => {
    const error = new WireError(-501001, 'resource system error. [InternalError] Please try again');
    const { db, asked } = failing(error, { at: 'commit', times: Infinity });
    await expect(db.transaction(() => Promise.resolve())).rejects.toBe(error);
    expect(asked()).toBe(1);
  });
});

describe('what does not take part in a transaction', () => {
  const beside: [string, (db: Database) => Promise<unknown>][] = [
    ['a count', (db) => db.count('seatCounts', { _id: 'hall' })],
    ['a count of values', (db) => db.countDistinct('analyses', { projectId: 'p' }, 'batchId')],
    [
      'a change of what a query finds',
      (db) => db.updateWhere('seatCounts', { _id: 'hall' }, { increment: { people: 1 } }),
    ],
    ['a removal of what a query finds', (db) => db.removeWhere('seatCounts', { _id: 'hall' })],
  ];
  it.each(beside)('fails while one is open: %s', async (_what, request) => {
    const db = openDatabase(
      openWire(
        new Store(':memory:', collectionDeclarations()),
        () => 'test',
        (each) => each.perform(),
      ),
    );
    await db.add('seatCounts', seats(1));
    await expect(db.transaction(() => request(db))).rejects.toThrow('does not take part in a transaction');
    // It was rolled back, and nothing stays open.
    await request(db);
  });
});

describe('the count of requests', () => {
  it('grows by one with each, by the begin and the end of a transaction too, and by each try', async () => {
    const { db } = failing(CONFLICTS['a conflict'], { at: 'commit', times: 1 });
    await db.add('seatCounts', seats(1));
    await db.getMany(
      'seatCounts',
      Array.from({ length: 101 }, (_, at) => `hall-${at}`),
    );
    expect(db.requestCount()).toBe(3);
    await db.transaction(async (tx) => void (await tx.get('seatCounts', 'hall')));
    // begin, get, a commit that conflicts, roll back; begin, get, commit
    expect(db.requestCount()).toBe(3 + 4 + 3);
  });
});
