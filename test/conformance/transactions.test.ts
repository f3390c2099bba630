import { startConformanceCloud, type ConformanceCloud } from './support/conformance-cloud';

let subject: ConformanceCloud;
const inCloud: ConformanceCloud['inCloud'] = (...call) => subject.inCloud(...call);

beforeAll(async () => {
  subject = await startConformanceCloud();
});
beforeEach(() => subject.cloud.store.clear());
afterAll(() => subject.close());

describe('transactions', () => {
  it('commit all of their writes and read their own', async () => {
    const { inside, after } = await inCloud(async ({ db, _ }) => {
      await db.collection('items').add({
        data: [
          { _id: 'a', n: 100 },
          { _id: 'b', n: 0 },
        ],
      });
      const inside = await db.runTransaction(async (transaction) => {
        const items = transaction.collection('items');
        await items.doc('a').update({ data: { n: _['inc']?.(-10) } });
        await items.doc('b').set({ data: { n: 10 } });
        await items.add({ data: { _id: 'c', n: 1 } });
        await items.doc('c').remove();
        return [(await items.doc('a').get()).data['n'], (await items.where({ _id: 'b' }).get()).data[0]?.['n']];
      });
      return { inside, after: (await db.collection('items').limit(10).get()).data };
    });
    expect(inside).toEqual([90, 10]);
    expect(after).toEqual([
      { _id: 'a', n: 90 },
      { _id: 'b', n: 10 },
    ]);
  });

  it('leave nothing behind when they throw or roll back', async () => {
    const n = await inCloud(async ({ db, failure }) => {
      await db.collection('items').add({ data: { _id: 'a', n: 1 } });
      await failure(() =>
        db.runTransaction(async (transaction) => {
          await transaction
            .collection('items')
            .doc('a')
            .update({ data: { n: 2 } });
          throw new Error('business');
        }),
      );
      const second = await db.startTransaction();
      await second
        .collection('items')
        .doc('a')
        .update({ data: { n: 3 } });
      await second.rollback();
      return (await db.collection('items').doc('a').get()).data['n'];
    });
    expect(n).toBe(1);
  });

  it('report a conflict as -501001 with TransactionConflict, once: the SDK does not try again', async () => {
    const { conflict, attempts } = await inCloud(async ({ db, _, failure }) => {
      await db.collection('items').add({ data: { _id: 'a', n: 1 } });
      let attempts = 0;
      const conflict = await failure(() =>
        db.runTransaction(async (transaction) => {
          attempts += 1;
          await transaction.collection('items').doc('a').get();
          await db
            .collection('items')
            .doc('a')
            .update({ data: { n: _['inc']?.(1) } });
          await transaction
            .collection('items')
            .doc('a')
            .update({ data: { n: _['inc']?.(1) } });
        }),
      );
      return { conflict, attempts };
    });
    expect(conflict).toMatchObject({
      errCode: -501001,
      message: expect.stringContaining('TransactionConflict') as string,
    });
    expect(conflict.code).toBeUndefined();
    expect(attempts).toBe(1);
  });

  it('make the calls that would run outside of them fail', async () => {
    const failures = await inCloud(async ({ db, failure }) => {
      const transaction = await db.startTransaction();
      const items = transaction.collection('items');
      const found = [
        await failure(() => items.where({ kind: 'k' }).update({ data: { n: 1 } })),
        await failure(() => items.where({ kind: 'k' }).remove()),
        await failure(() => items.where({ kind: 'k' }).count()),
        await failure(() => items.aggregate().match({ kind: 'k' }).end()),
      ];
      await transaction.rollback();
      return found;
    });
    for (const one of failures) expect(one.message).toContain('does not take part in a transaction');
  });

  it('are over once a key was taken, whatever the function catches', async () => {
    const [duplicate, later, n] = await inCloud(async ({ db, failure }) => {
      await db.collection('items').add({ data: { _id: 'a', n: 1 } });
      const transaction = await db.startTransaction();
      const items = transaction.collection('items');
      await items.doc('b').set({ data: { n: 2 } });
      const duplicate = await failure(() => items.add({ data: { _id: 'a', n: 3 } }));
      const later = await failure(() => transaction.commit());
      return [duplicate, later, (await db.collection('items').where({ _id: 'b' }).get()).data.length];
    });
    expect(duplicate).toMatchObject({ errCode: -502001, message: expect.stringContaining('E11000') as string });
    expect(later).toMatchObject({ message: expect.stringContaining('Transaction') as string });
    expect(n).toBe(0);
  });

  it('that a function leaves open end with its invocation', async () => {
    await inCloud(async ({ db }) => {
      await db.collection('items').add({ data: { _id: 'a', n: 1 } });
      const transaction = await db.startTransaction();
      await transaction
        .collection('items')
        .doc('a')
        .update({ data: { n: 2 } });
    });
    const n = await inCloud(async ({ db, _ }) => {
      await db
        .collection('items')
        .doc('a')
        .update({ data: { n: _['inc']?.(10) } });
      return (await db.collection('items').doc('a').get()).data['n'];
    });
    expect(n).toBe(11);
  });
});
