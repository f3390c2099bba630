import { Store } from '../../local/cloud/store/store';
import { collectionDeclarations } from '../../scripts/start/deployment';
import { addOrRunAgain, DuplicateKey, type Database, type Where } from '../../server/data/database';
import type { AuditHead } from '../../server/data/documents';
import { documents, howMany, howManyDifferent } from '../../server/data/questions';
import { openWire, WireError, type Send } from '../../test/support/wire';
import { openDatabase } from './database';

const head = (sequence: number): AuditHead => ({ _id: 'chain', sequence, digest: '' });
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

const plainDatabase = (): Database =>
  openDatabase(
    openWire(
      new Store(':memory:', collectionDeclarations()),
      () => 'test',
      (request) => request.perform(),
    ),
  );

describe('several reads in one request', () => {
  it('give what each of them would give by itself', async () => {
    const db = plainDatabase();
    for (const number of [1, 2, 3]) {
      const seat = { sessionId: 's', number, personId: `p${number}`, takenAt: number, used: number > 1 };
      await db.add('seats', { _id: `s:${number}`, ...seat });
    }
    await db.add('auditHeads', head(1));
    const before = db.requestCount();
    const where = { sessionId: 's' };
    const answers = await db.together(
      { collection: 'auditHeads', id: 'chain' },
      {
        last: documents('seats', { where, orderBy: [['number', 'desc']], limit: 2, fields: ['number'] }),
        all: howMany('seats', where),
        used: howMany('seats', { ...where, used: true }),
        none: howMany('seats', { sessionId: 'other' }),
        people: howManyDifferent('seats', where, 'personId'),
        chain: documents('auditHeads', { where: { _id: 'chain' } }),
      },
    );
    expect(db.requestCount() - before).toBe(1);
    expect(answers).toEqual({
      last: [
        { _id: 's:3', number: 3 },
        { _id: 's:2', number: 2 },
      ],
      ...{ all: 3, used: 2, none: 0, people: 3 },
      chain: [head(1)],
    });
  });

  it('say so when the document is gone at which they begin', async () => {
    const asked = plainDatabase().together(
      { collection: 'auditHeads', id: 'chain' },
      { all: howMany('seats', { _id: 'a' }) },
    );
    await expect(asked).rejects.toThrow('nothing to begin at');
  });
});

describe('a condition without a value', () => {
  it.each([{ _id: undefined }, { _id: { in: ['chain', undefined] } }, { _id: {} }])(
    'is refused and changes nothing: %j',
    async (where) => {
      const db = plainDatabase();
      await db.add('auditHeads', head(1));
      const all = where as object as Where;
      await expect(async () => db.find('auditHeads', { where: all })).rejects.toThrow(TypeError);
      await expect(async () => db.updateWhere('auditHeads', all, { set: { sequence: 9 } })).rejects.toThrow(TypeError);
      await expect(async () => db.removeWhere('auditHeads', all)).rejects.toThrow(TypeError);
      expect(await db.get('auditHeads', 'chain')).toEqual(head(1));
    },
  );
});

describe('a duplicate key inside a transaction', () => {
  it('cannot be caught there: nothing is written and the work fails', async () => {
    const db = plainDatabase();
    await db.add('auditHeads', head(1));
    const work = db.transaction(async (tx) => {
      await tx.put('auditHeads', { ...head(7), _id: 'other' });
      await tx.add('auditHeads', head(2)).catch(() => undefined);
    });
    await expect(work).rejects.toThrow('let it through');
    expect(await db.get('auditHeads', 'other')).toBeUndefined();
  });

  it('comes out as such when it is let through', async () => {
    const db = plainDatabase();
    await db.add('auditHeads', head(1));
    await expect(db.transaction((tx) => tx.add('auditHeads', head(2)))).rejects.toThrow(DuplicateKey);
  });

  it('runs the transaction again where it is wished, whoever has taken the key', async () => {
    const db = plainDatabase();
    await db.add('auditHeads', head(1));
    const tried: string[] = [];
    await db.transaction(async (tx) => {
      const document = tried.length === 0 ? head(2) : { ...head(2), _id: 'another chain' };
      tried.push(document._id);
      await addOrRunAgain(tx, 'auditHeads', document);
    });
    expect(tried).toEqual(['chain', 'another chain']);
    expect(await db.get('auditHeads', 'chain')).toEqual(head(1));
  });
});

describe('a database that turns a request down because of others', () => {
  const cases = Object.entries(CONFLICTS).flatMap(([what, error]) =>
    ['in transaction: get auditHeads', 'in transaction: set auditHeads', 'commit'].map(
      (at) => [what, at, error] as const,
    ),
  );
  it.each(cases)('with %s at "%s" is asked again, and nothing is done twice', async (_what, at, error) => {
    const { db, asked } = failing(error, { at, times: 2 });
    await db.add('auditHeads', head(1));
    await db.transaction(async (tx) => {
      const { sequence = 0 } = (await tx.get('auditHeads', 'chain')) ?? {};
      await tx.put('auditHeads', head(sequence + 1));
    });
    expect(asked()).toBe(3);
    expect((await db.get('auditHeads', 'chain'))?.sequence).toBe(2);
  });

  it.each(Object.entries(CONFLICTS))('with %s at a write of its own is asked again', async (_what, error) => {
    const { db, asked } = failing(error, { at: 'add auditHeads', times: 2 });
    expect(await db.add('auditHeads', head(1))).toBe('added');
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
    ['a count', (db) => db.count('auditHeads', { _id: 'chain' })],
    ['a count of values', (db) => db.countDistinct('analyses', { projectId: 'p' }, 'batchId')],
    [
      'a change of what a query finds',
      (db) => db.updateWhere('auditHeads', { _id: 'chain' }, { increment: { sequence: 1 } }),
    ],
    ['a removal of what a query finds', (db) => db.removeWhere('auditHeads', { _id: 'chain' })],
  ];
  it.each(beside)('fails while one is open: %s', async (_what, request) => {
    const db = openDatabase(
      openWire(
        new Store(':memory:', collectionDeclarations()),
        () => 'test',
        (each) => each.perform(),
      ),
    );
    await db.add('auditHeads', head(1));
    await expect(db.transaction(() => request(db))).rejects.toThrow('does not take part in a transaction');
    // It was rolled back, and nothing stays open.
    await request(db);
  });
});

describe('the count of requests', () => {
  it('grows by one with each, by the begin and the end of a transaction too, and by each try', async () => {
    const { db } = failing(CONFLICTS['a conflict'], { at: 'commit', times: 1 });
    await db.add('auditHeads', head(1));
    await db.getMany(
      'auditHeads',
      Array.from({ length: 101 }, (_, at) => `hall-${at}`),
    );
    expect(db.requestCount()).toBe(3);
    await db.transaction(async (tx) => void (await tx.get('auditHeads', 'chain')));
    // begin, get, a commit that conflicts, roll back; begin, get, commit
    expect(db.requestCount()).toBe(3 + 4 + 3);
  });
});
