import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readStored, type Document } from './document';
import { Store } from './store';
import type { Transaction } from './transactions';

let dir: string;
let store: Store;

beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), 'transactions-'));
  store = new Store(join(dir, 'db.sqlite'), [
    {
      name: 'accounts',
      indexes: [
        {
          name: 'owner',
          fields: [
            { path: 'owner', order: 1 },
            { path: 'balance', order: 1 },
          ],
        },
        { name: 'card', fields: [{ path: 'card', order: 1 }], unique: true },
      ],
    },
  ]);
  await store.insert('accounts', [
    { _id: 'a', owner: 'o', balance: 100, card: 1 },
    { _id: 'b', owner: 'o', balance: 50, card: 2 },
  ]);
});

afterEach(() => {
  store.close();
  rmSync(dir, { recursive: true, force: true });
});

function change(id: string, data: Document, transaction?: Transaction): Promise<unknown> {
  return store.modify('accounts', { query: { _id: id }, data, merge: true, upsert: false, multi: false }, transaction);
}

function balances(transaction?: Transaction): unknown[] {
  const rows = store.find('accounts', { query: { owner: 'o' }, order: [{ path: 'balance', order: 1 }] }, transaction);
  return rows.map(readStored).map((one) => [one['_id'], one['balance']]);
}

describe('what a transaction sees', () => {
  it('sees its own writes, nobody else sees them before the commit, everybody after', async () => {
    const transaction = store.begin('me');
    await change('a', { $inc: { balance: -90 } }, transaction);
    await store.insert('accounts', [{ _id: 'c', owner: 'o', balance: 20, card: 3 }], transaction);
    expect(balances(transaction)).toEqual([
      ['a', 10],
      ['c', 20],
      ['b', 50],
    ]);
    expect(balances()).toEqual([
      ['b', 50],
      ['a', 100],
    ]);
    await store.commit(transaction);
    expect(balances()).toEqual([
      ['a', 10],
      ['c', 20],
      ['b', 50],
    ]);
  });

  it('reads the state of its beginning, whatever is written, added or removed beside it', async () => {
    const transaction = store.begin('me');
    await change('a', { $set: { balance: 1 } });
    await store.remove('accounts', { _id: 'b' }, false);
    await store.insert('accounts', [{ _id: 'd', owner: 'o', balance: 7, card: 9 }]);
    expect(balances(transaction)).toEqual([
      ['b', 50],
      ['a', 100],
    ]);
    expect(store.find('accounts', { query: { _id: 'a' } }, transaction).map(readStored)[0]).toMatchObject({
      balance: 100,
    });
    store.abort(transaction);
  });

  it('leaves nothing behind when it is rolled back', async () => {
    const transaction = store.begin('me');
    await change('a', { $set: { balance: 0 } }, transaction);
    store.abort(transaction);
    expect(balances()).toEqual([
      ['b', 50],
      ['a', 100],
    ]);
    expect(() => store.transaction(transaction.id, 'me')).toThrow('is over');
  });

  it('belongs to the invocation that began it', () => {
    const transaction = store.begin('me');
    expect(() => store.transaction(transaction.id, 'somebody else')).toThrow('Transaction does not exist');
  });
});

describe('conflicts', () => {
  it('lets the first writer win and ends the second', async () => {
    const [first, second] = [store.begin('1'), store.begin('2')];
    await change('a', { $inc: { balance: 1 } }, first);
    await expect(change('a', { $inc: { balance: 1 } }, second)).rejects.toThrow('TransactionConflict');
    expect(() => store.transaction(second.id, '2')).toThrow();
    await store.commit(first);
    expect(balances()).toEqual([
      ['b', 50],
      ['a', 101],
    ]);
  });

  it('refuses to write what was changed since the beginning', async () => {
    const transaction = store.begin('me');
    await change('a', { $inc: { balance: 1 } });
    await expect(change('a', { $inc: { balance: 1 } }, transaction)).rejects.toThrow('TransactionConflict');
  });

  it('lets a plain write wait until the transaction that holds its document has ended', async () => {
    const transaction = store.begin('me');
    await change('a', { $inc: { balance: 1 } }, transaction);
    const waiting = change('a', { $inc: { balance: 10 } });
    await change('b', { $inc: { balance: 1 } });
    await store.commit(transaction);
    await waiting;
    expect(balances()).toEqual([
      ['b', 51],
      ['a', 111],
    ]);
  });

  it('keeps a unique key for the transaction that took it first', async () => {
    const [first, second] = [store.begin('1'), store.begin('2')];
    await store.insert('accounts', [{ _id: 'x', card: 5 }], first);
    await expect(store.insert('accounts', [{ _id: 'y', card: 5 }], second)).rejects.toThrow('TransactionConflict');
    const plain = store.insert('accounts', [{ _id: 'z', card: 5 }]);
    await store.commit(first);
    await expect(plain).rejects.toThrow('E11000');
  });

  it('reports a unique key that is already taken at once', async () => {
    const transaction = store.begin('me');
    await expect(store.insert('accounts', [{ _id: 'x', card: 1 }], transaction)).rejects.toThrow(/E11000.*index: card/);
  });

  it('ends a transaction that met a taken key, whatever it has written before', async () => {
    const transaction = store.begin('me');
    await change('a', { $inc: { balance: 1 } }, transaction);
    await expect(store.insert('accounts', [{ _id: 'a', card: 9 }], transaction)).rejects.toThrow('E11000');
    expect(() => store.transaction(transaction.id, 'me')).toThrow('is over');
    await change('a', { $inc: { balance: 5 } });
    expect(balances()).toEqual([
      ['b', 50],
      ['a', 105],
    ]);
  });

  it('never loses an increment between transactions that try again', async () => {
    const add = async (at: number): Promise<void> => {
      for (;;) {
        const transaction = store.begin(String(at));
        try {
          await change('a', { $inc: { balance: 1 } }, transaction);
          await store.commit(transaction);
          return;
        } catch (error) {
          if (!String(error).includes('TransactionConflict')) throw error;
          await new Promise((resolve) => setImmediate(resolve));
        }
      }
    };
    await Promise.all(Array.from({ length: 40 }, (_, at) => add(at)));
    expect(balances()).toEqual([
      ['b', 50],
      ['a', 140],
    ]);
  });
});

describe('limits', () => {
  it('ends a transaction after ten seconds and frees what it held', async () => {
    jest.useFakeTimers({ doNotFake: ['setImmediate', 'nextTick', 'queueMicrotask'] });
    try {
      const transaction = store.begin('me');
      await change('a', { $inc: { balance: 1 } }, transaction);
      jest.advanceTimersByTime(10_001);
      await change('a', { $inc: { balance: 5 } });
      expect(balances()).toEqual([
        ['b', 50],
        ['a', 105],
      ]);
      expect(() => store.transaction(transaction.id, 'me')).toThrow('expired');
    } finally {
      jest.useRealTimers();
    }
  });

  it('takes a hundred documents and no more', async () => {
    const transaction = store.begin('me');
    await store.insert(
      'accounts',
      Array.from({ length: 100 }, (_, at) => ({ _id: at, card: 100 + at })),
      transaction,
    );
    await expect(store.insert('accounts', [{ _id: 'more', card: 999 }], transaction)).rejects.toThrow('at most 100');
  });
});
