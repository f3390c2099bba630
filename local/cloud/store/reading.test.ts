import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
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
