import { planQuery, type IndexDeclaration, type Plan } from './planner';
import { keySql } from './keys';

const bySession: IndexDeclaration = {
  name: 'session_at',
  fields: [
    { path: 'sessionId', order: 1 },
    { path: 'at', order: -1 },
  ],
};
const byPerson: IndexDeclaration = { name: 'person', fields: [{ path: 'person.id', order: 1 }] };
const indexes = [bySession, byPerson];

function plan(query: Record<string, unknown>, order: { path: string; order: 1 | -1 }[] = []): Plan {
  const found = planQuery('records', indexes, query, order);
  if ('refusal' in found) throw new Error(found.refusal);
  return found;
}

function refusal(query: Record<string, unknown>, order: { path: string; order: 1 | -1 }[] = []): string {
  const found = planQuery('records', indexes, query, order);
  return 'refusal' in found ? found.refusal : 'served';
}

describe('which index serves a query', () => {
  it('takes the primary key for an id, and for a list of ids', () => {
    expect(plan({ _id: 'a' })).toMatchObject({ index: undefined, where: 'id = ?', params: ['a'], residual: false });
    expect(plan({ _id: { $in: ['a', 'b', 'c'] } })).toMatchObject({
      where: 'id IN (?,?,?,?)',
      params: ['a', 'b', 'c', 'c'],
    });
  });

  it('takes the index whose fields the equalities begin, and leaves the rest to the filter', () => {
    const found = plan({ sessionId: 's', status: 'late' });
    expect(found.index).toBe('session_at');
    expect(found.residual).toBe(true);
  });

  it('answers a range behind an equality without a filter, also when it is written in two parts', () => {
    const found = plan({ sessionId: 's', $and: [{ at: { $gte: 1 } }, { at: { $lt: 5 } }] });
    expect(found).toMatchObject({ index: 'session_at', params: ['s', 1, 5], residual: false });
    expect(found.where).toBe(`${keySql('sessionId')} = ? AND ${keySql('at')} >= ? AND ${keySql('at')} < ?`);
  });

  it('looks at what the index holds behind its order before any document is read', () => {
    const listed: IndexDeclaration = {
      name: 'group_at',
      fields: ['group', 'at', '_id', 'state'].map((path) => ({ path, order: 1 })),
    };
    const inOrder = [
      { path: 'at', order: 1 as const },
      { path: '_id', order: 1 as const },
    ];
    const planned = (query: Record<string, unknown>) => planQuery('records', [listed], query, inOrder);
    const served = { index: 'group_at', residual: false };
    expect(planned({ group: 'g', at: { $gte: 1 }, state: { $in: ['a', 'b'] } })).toMatchObject({
      ...served,
      params: ['g', 1, 'a', 'b'],
    });
    expect(planned({ group: 'g', state: 'a' })).toMatchObject({ ...served, params: ['g', 'a'] });
    expect(planned({ group: 'g', state: 'a', name: 'x' })).toMatchObject({ residual: true });
    expect(planned({ group: 'g', state: { $gt: 'a' } })).toMatchObject({ residual: true });
  });

  it('keeps an open range inside the type of its bound', () => {
    expect(plan({ sessionId: 's', at: { $gt: 1 } }).where).toContain("< ''");
    expect(plan({ sessionId: 's', at: { $gt: 'a' } }).where).toContain("< x''");
  });

  it('serves an order that goes on where the equalities end, in both directions', () => {
    expect(plan({ sessionId: 's' }, [{ path: 'at', order: -1 }]).index).toBe('session_at');
    expect(plan({ sessionId: 's' }, [{ path: 'at', order: 1 }]).index).toBe('session_at');
    expect(
      plan({}, [
        { path: 'sessionId', order: 1 },
        { path: 'at', order: -1 },
      ]).index,
    ).toBe('session_at');
  });

  it('reads a whole collection only in the order of its ids', () => {
    expect(plan({})).toMatchObject({ index: undefined, where: '1', orderBy: 'id ASC' });
    expect(plan({}, [{ path: '_id', order: -1 }])).toMatchObject({ where: '1', orderBy: 'id DESC' });
  });

  it('finds nothing, and scans nothing, for an empty list', () => {
    expect(plan({ sessionId: { $in: [] } }).where).toBe('0');
  });

  it('filters after the index when one path has two kinds of condition', () => {
    expect(plan({ sessionId: 's', at: { $in: [1, 2], $gt: 1 } }).residual).toBe(true);
  });
});

describe('what is refused', () => {
  it.each([
    ['a field without an index', { status: 'late' }, [], '{ status: = }', '{ status: 1 }'],
    ['a field that is not the first of its index', { at: { $gte: 1 } }, [], '{ at: range }', '{ at: 1 }'],
    [
      'an order that the index does not have',
      { sessionId: 's' },
      [{ path: 'name', order: 1 }],
      'ordered by { name: 1 }',
      '{ sessionId: 1, name: 1 }',
    ],
    [
      'an order against the index in one of its fields',
      {},
      [
        { path: 'sessionId', order: 1 },
        { path: 'at', order: 1 },
      ],
      'ordered by',
      'sessionId: 1, at: 1',
    ],
    [
      'an order by id behind an index that does not end with it',
      { 'person.id': 'p' },
      [{ path: '_id', order: 1 }],
      'ordered by',
      'person.id: 1, _id: 1',
    ],
    ['an alternative at the top', { $or: [{ _id: 'a' }, { _id: 'b' }] }, [], '$or', 'an equality or a range'],
    ['a negation', { sessionId: { $ne: 's' } }, [], 'sessionId: $ne', 'an equality or a range'],
  ] as const)(
    'refuses %s and names the collection, the query and the index it lacks',
    (_what, query, order, shape, lacking) => {
      const text = refusal(
        { ...query },
        order.map((field) => ({ ...field })),
      );
      expect(text).toContain('collection "records"');
      expect(text).toContain(shape);
      expect(text).toContain(lacking);
    },
  );
});
