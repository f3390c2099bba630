import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { Aggregator } from 'mingo';
import { readStored, type Document } from './document';
import type { IndexDeclaration, IndexField } from './planner';
import { QueryCost } from './query-cost';
import { Store } from './store';

const byTag: IndexDeclaration = {
  name: 'group_tag_at',
  fields: [
    { path: 'group', order: 1 },
    { path: 'search.tags', order: 1, each: true },
    { path: 'at', order: -1 },
    { path: '_id', order: -1 },
  ],
};
const newestFirst: IndexField[] = [
  { path: 'at', order: -1 },
  { path: '_id', order: -1 },
];

let dir: string;
let store: Store;
const open = (indexes: IndexDeclaration[] = [byTag]): Store =>
  new Store(join(dir, 'db.sqlite'), [{ name: 'things', indexes }]);

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'multikey-'));
  store = open();
});
afterEach(() => {
  store.close();
  rmSync(dir, { recursive: true, force: true });
});

const ids = (query: Document, order: IndexField[] = newestFirst): unknown[] =>
  store.find('things', { query, order, limit: 1000 }).map((body) => readStored(body)['_id']);
const thing = (_id: string, at: number, tags: unknown): Document => ({ _id, group: 'g', at, search: { tags } });

describe('an index over the members of an array', () => {
  it('finds a document under each of its members, once, and neither scans nor sorts for it', async () => {
    await store.insert('things', [thing('a', 1, ['x', 'y', 'x']), thing('b', 2, ['y']), thing('c', 3, [])]);
    expect(ids({ group: 'g', 'search.tags': 'x' })).toEqual(['a']);
    expect(ids({ group: 'g', 'search.tags': 'y' })).toEqual(['b', 'a']);
    const plan = store.explain('things', { group: 'g', 'search.tags': 'y' }, newestFirst).join(' ');
    expect(plan).toContain('SEARCH');
    expect(plan).not.toMatch(/SCAN|TEMP B-TREE/);
  });

  it('looks up the first of several members and filters by the others', async () => {
    await store.insert('things', [thing('a', 1, ['x', 'y']), thing('b', 2, ['y']), thing('c', 3, ['y', 'x', 'z'])]);
    expect(ids({ group: 'g', 'search.tags': { $all: ['x', 'y'] } })).toEqual(['c', 'a']);
    expect(store.count('things', { group: 'g', 'search.tags': { $all: ['y', 'x'] } })).toBe(2);
    expect(ids({ group: 'g', 'search.tags': { $all: ['y'] }, at: { $lt: 3 } })).toEqual(['b', 'a']);
  });

  it('is ordered by the id where that is declared, and filters by what stands behind it', async () => {
    store.close();
    const fields: IndexField[] = [
      { path: 'group', order: 1 },
      { path: 'search.tags', order: 1, each: true },
      { path: 'at', order: 1 },
      { path: '_id', order: 1 },
      { path: 'state', order: 1 },
    ];
    store = open([{ name: 'group_tag_state', fields }]);
    const planted = (id: string, at: number, state: string): Document => ({ ...thing(id, at, ['x']), state });
    await store.insert('things', [
      planted('b', 1, 's'),
      planted('a', 1, 't'),
      planted('c', 0, 's'),
      planted('d', 2, 'u'),
    ]);
    const oldestFirst: IndexField[] = [
      { path: 'at', order: 1 },
      { path: '_id', order: 1 },
    ];
    const query = { group: 'g', 'search.tags': 'x', state: { $in: ['s', 't'] } };
    expect(ids(query, oldestFirst)).toEqual(['c', 'a', 'b']);
    const cost = new QueryCost();
    store.find('things', { query: { ...query, state: 'u' }, order: oldestFirst }, undefined, cost);
    expect(cost).toMatchObject({ index: 'group_tag_state', read: 1 });
    await store.remove('things', { _id: 'a' }, false);
    expect(ids(query, oldestFirst)).toEqual(['c', 'b']);
  });

  it('follows every change of a document', async () => {
    await store.insert('things', [thing('a', 1, ['x'])]);
    const change = (data: Document, merge: boolean) =>
      store.modify('things', { query: { _id: 'a' }, data, merge, upsert: false, multi: false });
    await change({ $set: { 'search.tags': ['z'] } }, true);
    expect(ids({ group: 'g', 'search.tags': 'x' })).toEqual([]);
    await change({ $set: { at: 9 } }, true);
    expect(ids({ group: 'g', 'search.tags': 'z', at: { $gt: 5 } })).toEqual(['a']);
    await change({ group: 'h', at: 9, search: { tags: ['z'] } }, false);
    expect(ids({ group: 'g', 'search.tags': 'z' })).toEqual([]);
    expect(ids({ group: 'h', 'search.tags': 'z' })).toEqual(['a']);
    await store.remove('things', { _id: 'a' }, false);
    expect(ids({ group: 'h', 'search.tags': 'z' })).toEqual([]);
  });

  it('takes nothing from a write that was rolled back', async () => {
    await store.insert('things', [thing('a', 1, ['x'])]);
    await expect(store.insert('things', [thing('b', 2, ['x']), thing('a', 3, ['x'])])).rejects.toThrow();
    expect(ids({ group: 'g', 'search.tags': 'x' })).toEqual(['a']);
    const transaction = store.begin('me');
    await store.insert('things', [thing('c', 4, ['x'])], transaction);
    store.abort(transaction);
    expect(ids({ group: 'g', 'search.tags': 'x' })).toEqual(['a']);
  });

  it('is made for what was stored before it was declared, and goes when it is no longer', async () => {
    store.close();
    store = open([]);
    await store.insert('things', [thing('a', 1, ['x']), { _id: 'old', group: 'g', at: 2 }]);
    store.close();
    store = open();
    expect(ids({ group: 'g', 'search.tags': 'x' })).toEqual(['a']);
    store.close();
    store = open([]);
    expect(() => ids({ group: 'g', 'search.tags': 'x' })).toThrow('no declared index');
  });

  it('serves no query that names no member, and holds no documents in an array', async () => {
    expect(() => ids({ group: 'g' })).toThrow('no declared index');
    expect(() => ids({ group: 'g', 'search.tags': { $in: ['x', 'y'] } })).toThrow('no declared index');
    await expect(store.insert('things', [thing('a', 1, [{ b: 1 }])])).rejects.toThrow('cannot index');
    await expect(store.insert('things', [{ ...thing('a', 1, []), group: ['g'] }])).rejects.toThrow('cannot index');
  });

  it('answers as a scan of all documents would', async () => {
    const tag = fc.constantFrom<unknown>('x', 'y', 'z', 1, true, null);
    const query = fc.record({
      group: fc.constantFrom('g', 'h'),
      'search.tags': fc.oneof(
        fc.constantFrom<unknown>('x', 'y', 1, true),
        fc.uniqueArray(tag, { minLength: 1, maxLength: 3 }).map((tags) => ({ $all: tags })),
      ),
    });
    const documents = fc.array(
      fc.record({
        group: fc.constantFrom('g', 'h'),
        at: fc.integer({ min: 0, max: 3 }),
        search: fc.record({ tags: fc.array(tag, { maxLength: 4 }) }),
      }),
      { maxLength: 12 },
    );
    await fc.assert(
      fc.asyncProperty(documents, fc.array(query, { maxLength: 4 }), async (stored, queries) => {
        await store.clear();
        const all = stored.map((document, index) => ({ _id: `t${index}`, ...document }));
        if (all.length > 0) await store.insert('things', all);
        for (const each of queries) {
          const scanned = new Aggregator([{ $match: each }, { $sort: { at: -1, _id: -1 } }]).run<Document>(all);
          expect(ids(each)).toEqual(scanned.map(({ _id }) => _id));
          expect(store.count('things', each)).toBe(scanned.length);
        }
      }),
      { numRuns: 60 },
    );
  });
});
