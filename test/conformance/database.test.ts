import { startConformanceCloud, type ConformanceCloud } from './support/conformance-cloud';
import type { SubPipeline } from './support/sdk';

let subject: ConformanceCloud;
const inCloud: ConformanceCloud['inCloud'] = (...call) => subject.inCloud(...call);

beforeAll(async () => {
  subject = await startConformanceCloud();
});
beforeEach(() => subject.cloud.store.clear());
afterAll(() => subject.close());

describe('documents', () => {
  it('come back as they went in: numbers, dates, texts, nested values, null', async () => {
    const back = await inCloud(async ({ db }) => {
      await db.collection('items').add({
        data: {
          _id: 'a',
          n: 1,
          f: 1.5,
          big: 2 ** 40,
          when: new Date(1_700_000_000_000),
          tags: ['p'],
          nested: { b: { c: null } },
          text: '中𠮷',
        },
      });
      const { data } = await db.collection('items').doc('a').get();
      return { ...data, when: data['when'] instanceof Date ? data['when'].getTime() : 'not a date' };
    });
    expect(back).toEqual({
      _id: 'a',
      n: 1,
      f: 1.5,
      big: 2 ** 40,
      when: 1_700_000_000_000,
      tags: ['p'],
      nested: { b: { c: null } },
      text: '中𠮷',
    });
  });

  it('get an id of their own when none is given, also many at once', async () => {
    const { one, many } = await inCloud(async ({ db }) => ({
      one: await db.collection('items').add({ data: { n: 1 } }),
      many: await db.collection('items').add({ data: [{ n: 1 }, { n: 2 }] }),
    }));
    expect(one._id).toMatch(/^[0-9a-f]{32}$/);
    expect(new Set([one._id, ...(many._ids ?? [])]).size).toBe(3);
  });

  it('are given with the chosen fields only', async () => {
    const data = await inCloud(async ({ db }) => {
      await db.collection('items').add({ data: { _id: 'a', n: 1, m: 2 } });
      return (await db.collection('items').doc('a').field({ n: true, _id: false }).get()).data;
    });
    expect(data).toEqual({ n: 1 });
  });

  it('are overwritten by set() without a word, and created by it', async () => {
    const { first, second, data } = await inCloud(async ({ db }) => ({
      first: (
        await db
          .collection('items')
          .doc('s')
          .set({ data: { n: 1, m: 1 } })
      ).stats,
      second: (
        await db
          .collection('items')
          .doc('s')
          .set({ data: { n: 2 } })
      ).stats,
      data: (await db.collection('items').doc('s').get()).data,
    }));
    expect(first).toEqual({ updated: 0, created: 1 });
    expect(second).toEqual({ updated: 1, created: 0 });
    expect(data).toEqual({ _id: 's', n: 2 });
  });

  it('are removed, once', async () => {
    const removed = await inCloud(async ({ db }) => {
      await db.collection('items').add({ data: { _id: 'a' } });
      return [
        (await db.collection('items').doc('a').remove()).stats.removed,
        (await db.collection('items').doc('a').remove()).stats.removed,
      ];
    });
    expect(removed).toEqual([1, 0]);
  });
});

describe('update operators', () => {
  it('inc, mul, set, remove, push, pull, addToSet, pop, shift, min, max, rename', async () => {
    const data = await inCloud(async ({ db, _ }) => {
      const one = db.collection('items').doc('a');
      await db.collection('items').add({
        data: {
          _id: 'a',
          n: 1,
          m: 2,
          deep: { x: 1 },
          list: [1, 2, 3],
          set: ['a'],
          old: 1,
          low: 5,
          high: 5,
          name: 'x',
        },
      });
      await one.update({
        data: {
          n: _['inc']?.(5),
          m: _['mul']?.(3),
          deep: { x: 2, y: _['set']?.({ z: 1 }) },
          list: _['push']?.([4, 5]),
          old: _['remove']?.(),
          low: _['min']?.(3),
          high: _['max']?.(9),
        },
      });
      await one.update({ data: { list: _['pull']?.(2), set: _['addToSet']?.('a'), name: _['rename']?.('title') } });
      await one.update({ data: { list: _['pop']?.() } });
      await one.update({ data: { list: _['shift']?.() } });
      return (await one.get()).data;
    });
    expect(data).toEqual({
      _id: 'a',
      n: 6,
      m: 6,
      deep: { x: 2, y: { z: 1 } },
      list: [3, 4],
      set: ['a'],
      low: 3,
      high: 9,
      title: 'x',
    });
  });

  it('tell how many documents they changed', async () => {
    const updated = await inCloud(async ({ db, _ }) => {
      await db.collection('items').add({
        data: [
          { kind: 'k', n: 1 },
          { kind: 'k', n: 2 },
          { kind: 'other', n: 3 },
        ],
      });
      const all = (
        await db
          .collection('items')
          .where({ kind: 'k' })
          .update({ data: { n: _['inc']?.(1) } })
      ).stats.updated;
      const none = (
        await db
          .collection('items')
          .doc('missing')
          .update({ data: { n: 1 } })
      ).stats.updated;
      return [all, none];
    });
    expect(updated).toEqual([2, 0]);
  });

  it('are one atomic step: a hundred simultaneous increments are a hundred', async () => {
    const n = await inCloud(async ({ db, _ }) => {
      await db.collection('items').add({ data: { _id: 'a', n: 0 } });
      await Promise.all(
        Array.from({ length: 100 }, () =>
          db
            .collection('items')
            .doc('a')
            .update({ data: { n: _['inc']?.(1) } }),
        ),
      );
      return (await db.collection('items').doc('a').get()).data['n'];
    });
    expect(n).toBe(100);
  });

  it('change a document only while its condition holds: a cap is never passed', async () => {
    const { won, n } = await inCloud(async ({ db, _ }) => {
      await db.collection('items').add({ data: { _id: 'cap', n: 0 } });
      const tries = await Promise.all(
        Array.from({ length: 30 }, () =>
          db
            .collection('items')
            .where({ _id: 'cap', n: _['lt']?.(10) })
            .update({ data: { n: _['inc']?.(1) } }),
        ),
      );
      return {
        won: tries.filter((one) => one.stats.updated === 1).length,
        n: (await db.collection('items').doc('cap').get()).data['n'],
      };
    });
    expect({ won, n }).toEqual({ won: 10, n: 10 });
  });

  it('fail with -502001 where the value does not fit', async () => {
    const failures = await inCloud(async ({ db, _, failure }) => {
      const one = db.collection('items').doc('a');
      await db.collection('items').add({ data: { _id: 'a', text: 'x', nothing: null } });
      return [
        await failure(() => one.update({ data: { text: _['inc']?.(1) } })),
        await failure(() => one.update({ data: { text: _['push']?.(1) } })),
        await failure(() => one.update({ data: { 'nothing.deep': 1 } })),
      ];
    });
    expect(failures.map((one) => one.errCode)).toEqual([-502001, -502001, -502001]);
    expect(failures.some((one) => one.message.includes('E11000'))).toBe(false);
  });
});

describe('queries', () => {
  const fill = [1, 2, 3, 4, 5, 6].map((n) => ({
    _id: `i${n}`,
    kind: n % 2 === 0 ? 'even' : 'odd',
    n,
    at: n * 1000,
    tags: n > 3 ? ['late'] : [],
  }));

  it('by equality, range, list and filter, in order, paged, and counted', async () => {
    const found = await inCloud(async ({ db, _ }, input: Record<string, unknown>[]) => {
      const items = db.collection('items');
      await items.add({ data: input });
      const ids = async (query: Promise<{ data: Record<string, unknown>[] }>): Promise<string> =>
        (await query).data.map((one) => String(one['_id'])).join();
      return {
        equal: await ids(items.where({ kind: 'odd' }).orderBy('n', 'desc').get()),
        range: await ids(items.where({ kind: 'even', n: _['gt']?.(2).and(_['lte']?.(6)) }).get()),
        list: await ids(items.where({ _id: _['in']?.(['i1', 'i6', 'none']) }).get()),
        filter: await ids(
          items
            .where({ kind: _['in']?.(['odd', 'even']), tags: 'late' })
            .orderBy('n', 'asc')
            .get(),
        ),
        not: await ids(items.where({ kind: 'odd', n: _['neq']?.(3) }).get()),
        regex: await ids(items.where({ kind: 'odd', _id: db.RegExp({ regexp: '^I[15]$', options: 'i' }) }).get()),
        page: await ids(
          items
            .where({ at: _['gte']?.(2000) })
            .orderBy('at', 'asc')
            .skip(1)
            .limit(2)
            .get(),
        ),
        count: (await items.where({ kind: 'odd' }).count()).total,
        all: (await items.count()).total,
      };
    }, fill);
    expect(found).toEqual({
      equal: 'i5,i3,i1',
      range: 'i4,i6',
      list: 'i1,i6',
      filter: 'i4,i5,i6',
      not: 'i1,i5',
      regex: 'i1,i5',
      page: 'i3,i4',
      count: 3,
      all: 6,
    });
  });

  it('are refused, naming the index they lack, when none is declared for them', async () => {
    const failures = await inCloud(async ({ db, failure }) => [
      await failure(() => db.collection('items').where({ tags: 'late' }).get()),
      await failure(() =>
        db
          .collection('items')
          .where({ tags: 'late' })
          .update({ data: { n: 1 } }),
      ),
      await failure(() => db.collection('items').where({ tags: 'late' }).remove()),
      await failure(() => db.collection('items').where({ kind: 'odd' }).orderBy('at', 'asc').get()),
      await failure(() => db.collection('items').where({ tags: 'late' }).count()),
    ]);
    for (const one of failures)
      expect(one).toMatchObject({
        failed: true,
        errCode: -502001,
        message: expect.stringMatching(/no declared index of collection "items".*it needs an index such as/) as string,
      });
  });

  it('give 100 documents without a limit', async () => {
    const lengths = await inCloud(async ({ db }) => {
      await db.collection('items').add({ data: Array.from({ length: 130 }, (_item, at) => ({ kind: 'k', n: at })) });
      return [
        (await db.collection('items').where({ kind: 'k' }).get()).data.length,
        (await db.collection('items').where({ kind: 'k' }).limit(1000).get()).data.length,
      ];
    });
    expect(lengths).toEqual([100, 130]);
  });

  it('aggregate: match, group, sort, project', async () => {
    const list = await inCloud(async ({ db, _, $ }, input: Record<string, unknown>[]) => {
      await db.collection('items').add({ data: input });
      const pipeline = db
        .collection('items')
        .aggregate()
        .match({ at: _['gt']?.(1000) });
      return (
        await pipeline
          .group({ _id: '$kind', total: $['sum']?.('$n'), people: $['sum']?.(1) })
          .sort({ _id: 1 })
          .project({ _id: 0, kind: '$_id', total: 1, people: 1 })
          .end()
      ).list;
    }, fill);
    expect(list).toEqual([
      { kind: 'even', total: 12, people: 3 },
      { kind: 'odd', total: 8, people: 2 },
    ]);
  });

  it('lookup: sub-queries that depend on nothing, each in order, with its limit, or counted', async () => {
    const list = await inCloud(async ({ db, _, $ }, input: Record<string, unknown>[]) => {
      await db.collection('items').add({ data: input });
      await db.collection('cards').add({ data: { _id: 'c', holder: 'h' } });
      const evens = () => $['pipeline']?.() as unknown as SubPipeline;
      const matching = () => evens().match({ kind: 'even', n: _['gte']?.(0) });
      return (
        await db
          .collection('cards')
          .aggregate()
          .match({ _id: _['eq']?.('c') })
          .project({ _id: 1 })
          .lookup({
            from: 'items',
            as: 'two',
            pipeline: matching().sort({ n: -1 }).limit(2).project({ n: 1, _id: 0 }).done(),
          })
          .lookup({ from: 'items', as: 'all', pipeline: matching().count('values').done() })
          .lookup({ from: 'items', as: 'none', pipeline: evens().match({ kind: 'neither' }).count('values').done() })
          .end()
      ).list;
    }, fill);
    expect(list).toEqual([{ _id: 'c', two: [{ n: 6 }, { n: 4 }], all: [{ values: 3 }], none: [] }]);
  });
});

describe('errors', () => {
  it('report a duplicate as -502001 with E11000, for an id and for a unique index, also with missing fields', async () => {
    const failures = await inCloud(async ({ db, failure }) => {
      await db.collection('cards').add({ data: [{ _id: 'a', holder: 'h', card: 1 }, { _id: 'b' }] });
      return [
        await failure(() => db.collection('cards').add({ data: { _id: 'a', holder: 'new' } })),
        await failure(() => db.collection('cards').add({ data: { _id: 'c', holder: 'h', card: 1 } })),
        await failure(() => db.collection('cards').add({ data: { _id: 'd', holder: null } })),
        await failure(() =>
          db
            .collection('cards')
            .doc('b')
            .update({ data: { holder: 'h', card: 1 } }),
        ),
      ];
    });
    for (const one of failures)
      expect(one).toMatchObject({ errCode: -502001, message: expect.stringContaining('E11000') as string });
  });

  it('report a missing document as -1 and a missing collection as -502005', async () => {
    const failures = await inCloud(async ({ db, failure }) => [
      await failure(() => db.collection('items').doc('none').get()),
      await failure(() => db.collection('nowhere').doc('x').get()),
    ]);
    expect(failures.map((one) => one.errCode)).toEqual([-1, -502005]);
    expect(failures[0]?.message).toContain('document with _id none does not exist');
  });

  it('create a collection once', async () => {
    const second = await inCloud(async ({ db, failure }) => {
      await db.createCollection('made');
      await db.collection('made').add({ data: { _id: 'a' } });
      return failure(() => db.createCollection('made'));
    });
    expect(second).toMatchObject({ errCode: -1, message: expect.stringContaining('Table exist') as string });
  });
});
