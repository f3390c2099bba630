import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { bundleFunction } from '../../scripts/build/functions';
import { startTestCloud, type TestCloud } from '../support/cloud';
import type { Scenario } from './database-probe';

let cloud: TestCloud;
const dir = mkdtempSync(path.join(tmpdir(), 'probe-'));
beforeAll(async () => {
  await bundleFunction(path.join(__dirname, 'database-probe.ts'), dir);
  cloud = await startTestCloud({
    functions: async (env) => [{ name: 'probe', dir, callableByPhone: false, timeoutMs: 30_000, env }],
  });
});
afterAll(async () => {
  await cloud.close();
  rmSync(dir, { recursive: true, force: true });
});

const run = (scenario: Scenario, input: unknown = {}) => cloud.as(null).send('probe', { scenario, input });

describe('the database adapter on the real SDK', () => {
  it('answers an existing id or unique key with exists and leaves what is there', async () => {
    expect(await run('addTwice')).toEqual([
      'added',
      'exists',
      'exists',
      expect.objectContaining({ name: '检验科' }),
      true,
    ]);
  });

  it('replaces objects, increments, pushes and unsets', async () => {
    const [changed, after, missing] = (await run('changes')) as [boolean, object, boolean];
    expect([changed, missing]).toEqual([true, false]);
    expect(after).toEqual({
      _id: 'j1',
      sequence: 5,
      digest: '',
      pending: { fresh: 2 },
      revision: 4,
      deep: { er: 'x' },
      list: ['a', 'b'],
    });
  });

  it('compares and sets: the second of two equal changes finds nothing', async () => {
    expect(await run('compareAndSet')).toEqual([1, 0, expect.objectContaining({ sequence: 2 })]);
  });

  it.each([
    ['both ends of a range', { where: { name: { gte: 'b', lt: 'd' } }, orderBy: [['name', 'asc']] }, ['f2', 'f3']],
    ['membership', { where: { name: { in: ['a', 'd', 'z'] } }, orderBy: [['name', 'asc']] }, ['f1', 'f4']],
    ['an order and a limit', { where: {}, orderBy: [['name', 'desc']], limit: 2 }, ['f4', 'f3']],
    ['ties by id', { where: { name: 'b', _id: { gt: 'f1' } }, orderBy: [['_id', 'asc']] }, ['f2']],
  ])('finds by %s', async (_what, query, ids) => {
    expect(((await run('find', query)) as { _id: string }[]).map(({ _id }) => _id)).toEqual(ids);
  });

  it('reads only the fields asked for', async () => {
    expect(await run('find', { where: { name: 'a' }, fields: ['name'] })).toEqual([{ _id: 'f1', name: 'a' }]);
  });

  it('counts', async () => {
    expect(await run('count', { institutionId: 'h2' })).toBe(4);
  });

  it('counts different values, none of nothing', async () => {
    expect(await run('countDistinct', { institutionId: 'h2' })).toBe(4);
    expect(await run('countDistinct', { institutionId: 'nobody' })).toBe(0);
  });

  it('reads more documents by id than one query gives', async () => {
    expect(await run('getMany')).toBe(250);
  });

  it('rolls a transaction back when it throws, and passes a refusal on', async () => {
    expect(await run('rollsBack')).toEqual(['refused wrongState', true]);
  });

  it('names the collection when a transaction meets a key that exists', async () => {
    expect(await run('duplicateInside')).toEqual(Array.from({ length: 3 }, () => 'DuplicateKey departments'));
  });

  it('runs rivals one after the other', async () => {
    expect(await run('rivals')).toBe(6);
  });

  it('gives up with conflict when its time is over, and not before', async () => {
    const [end, tries, took] = (await run('neverThrough')) as [string, number, number];
    expect(end).toBe('refused conflict');
    expect(tries).toBeGreaterThan(3);
    expect(took).toBeLessThan(60_000);
  });
});
