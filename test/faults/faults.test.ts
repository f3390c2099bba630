import { faultKinds } from './harness/faults';
import { runSeeds, type SeedResult } from './harness/run-seed';

jest.setTimeout(120_000);

/** The long form, `npm run faults`, makes ten thousand. */
const SEEDS = 240;

describe('with faults at the database', () => {
  const results: SeedResult[] = [];
  beforeAll(async () => {
    for await (const result of runSeeds(Array(SEEDS).keys())) results.push(result);
  });

  it('every invariant holds in every story', () => {
    const broken = results.filter(({ violations }) => violations.length > 0);
    expect(broken.map(({ seed, story, violations }) => ({ seed, story, violations }))).toEqual([]);
  });

  it('every kind of fault has happened', () => {
    const happened = new Set(results.flatMap(({ faults }) => faults.map(({ kind }) => kind)));
    expect([...happened].sort()).toEqual([...faultKinds].sort());
  });

  it('a seed makes the same run again', async () => {
    const again: SeedResult[] = [];
    for await (const result of runSeeds([0, 1, 2, 3, 4, 5])) again.push(result);
    expect(again.map(({ faults }) => faults)).toEqual(results.slice(0, 6).map(({ faults }) => faults));
    expect(again.map(({ places }) => [...places])).toEqual(results.slice(0, 6).map(({ places }) => [...places]));
  });
});
