import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Document } from './document';
import { QueryCost } from './query-cost';
import { Store } from './store';

const folder = mkdtempSync(path.join(os.tmpdir(), 'reading-'));
const byGroup = {
  name: 'group_member',
  fields: ['group', 'member'].map((field) => ({ path: field, order: 1 as const })),
};
const store = new Store(path.join(folder, 'db.sqlite'), [{ name: 'items', indexes: [byGroup] }]);
afterAll(() => {
  store.close();
  rmSync(folder, { recursive: true, force: true });
});

const different = (field: string, group: string): string[] =>
  store.aggregate('items', [{ $match: { group } }, { $group: { _id: `$${field}` } }, { $count: 'values' }]);

describe('a count of different values', () => {
  beforeAll(async () => {
    const items = Array.from({ length: 20_500 }, (_, n) => ({ _id: `many-${n}`, group: 'many', member: n % 700 }));
    const few = [1, '1', null, undefined, 1].map((member, n) => ({
      _id: `few-${n}`,
      group: 'few',
      ...(member === undefined ? {} : { member }),
      other: n,
    }));
    await store.insert('items', [...items, ...few]);
  });

  it('is answered by the index that goes on with the field, of more documents than a pipeline takes', () => {
    expect(different('member', 'many').map((row) => JSON.parse(row) as unknown)).toEqual([{ values: 700 }]);
  });

  it('tells types apart and takes a missing value for null, as the pipeline would', () => {
    const [byIndex] = different('member', 'few');
    const [byPipeline] = store.aggregate('items', [
      { $match: { group: 'few' } },
      { $group: { _id: '$member' } },
      { $sort: { _id: 1 } },
      { $count: 'values' },
    ]);
    expect(byIndex).toBe(byPipeline);
    expect(byIndex).toBe('{"values":3}');
  });

  it('makes no row of nothing', () => {
    expect(different('member', 'nobody')).toEqual([]);
  });

  it('by a field that no index goes on with takes the documents one by one, while they are few', () => {
    expect(different('other', 'few')).toEqual(['{"values":5}']);
    expect(() => different('other', 'many')).toThrow('more than 20000 documents');
  });
});

describe('sub-queries of one request', () => {
  const ask = (pipeline: Document[], options: Document = {}): unknown[] =>
    store
      .aggregate('items', [
        { $match: { _id: 'few-0' } },
        { $project: { _id: 1 } },
        { $lookup: { from: 'items', as: 'found', pipeline, ...options } },
      ])
      .map((row) => JSON.parse(row) as unknown);

  it('are added as lists, in the order and up to the limit that an index serves', () => {
    const some = [{ $match: { group: 'many', member: { $gte: 698 } } }, { $sort: { member: -1 } }, { $limit: 2 }];
    expect(ask([...some, { $project: { member: 1, _id: 0 } }])).toEqual([
      { _id: 'few-0', found: [{ member: 699 }, { member: 699 }] },
    ]);
  });

  it('count what an index counts, however many documents that are, and nothing as an empty list', () => {
    const count = [{ $count: 'values' }];
    expect(ask([{ $match: { group: 'many' } }, ...count])).toEqual([{ _id: 'few-0', found: [{ values: 20_500 }] }]);
    expect(ask([{ $match: { group: 'none' } }, ...count])).toEqual([{ _id: 'few-0', found: [] }]);
    const members = [{ $match: { group: 'many' } }, { $group: { _id: '$member' } }, ...count];
    expect(ask(members)).toEqual([{ _id: 'few-0', found: [{ values: 700 }] }]);
  });

  it('tell what each of them read, and which index served it', () => {
    const cost = new QueryCost();
    const pipeline = [{ $match: { group: 'few' } }, { $limit: 100 }];
    store.aggregate(
      'items',
      [{ $match: { _id: 'few-0' } }, { $lookup: { from: 'items', as: 'found', pipeline } }],
      cost,
    );
    expect(cost).toEqual({ index: '_id_, group_member', read: 6 });
  });

  it('are refused where no index serves them, of a collection that is not there, and in the other forms', () => {
    expect(() => ask([{ $match: { other: 1 } }])).toThrow('no declared index');
    expect(() => ask([{ $sort: { member: 1 } }])).toThrow('must begin with a $match');
    expect(() => ask([{ $match: { group: 'few' } }, { $sort: { other: 1 } }, { $limit: 1 }])).toThrow(
      'no declared index',
    );
    expect(() => ask([{ $match: { group: 'few' } }], { from: 'nowhere' })).toThrow('not exist');
    expect(() => ask([{ $match: { group: 'few' } }], { let: { own: '$_id' } })).toThrow('of $lookup');
    const byFields = { $lookup: { from: 'items', localField: 'member', foreignField: 'member', as: 'found' } };
    expect(() => store.aggregate('items', [{ $match: { _id: 'few-0' } }, byFields])).toThrow('of $lookup');
    expect(() => store.aggregate('items', [{ $match: { _id: 'few-0' } }, { $unionWith: 'items' }])).toThrow(
      '$unionWith',
    );
  });
});
