/**
 * `npm run faults`: ten thousand runs with faults at the database, each decided by its seed. `-- --seeds N` makes N of
 * them, `-- --seed K` makes one again and tells all of it. Ends with a failure when one invariant was broken in one run.
 */
import { parseArgs } from 'node:util';
import { runSeeds, type SeedResult } from './harness/run-seed';

const SEEDS = 10_000;
const FAILURES_TOLD = 20;

function tell({ seed, story, violations, faults }: SeedResult): void {
  console.log(`\nseed ${seed} (${story}): npm run faults -- --seed ${seed}`);
  for (const { at, kind } of faults) console.log(`  ${kind.padEnd(15)} ${at}`);
  for (const violation of violations) console.log(`  ✗ ${violation}`);
}

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { seeds: { type: 'string' }, seed: { type: 'string' } } });
  if (values.seed !== undefined) {
    for await (const result of runSeeds([Number(values.seed)])) {
      tell(result);
      process.exitCode = result.violations.length > 0 ? 1 : 0;
    }
    return;
  }
  const seeds = Number(values.seeds ?? SEEDS);
  const runs = new Map<string, { runs: number; faults: number; failed: number }>();
  const places = new Set<string>();
  const struck = new Set<string>();
  let failed = 0;
  for await (const result of runSeeds(Array(seeds).keys())) {
    const row = runs.get(result.story) ?? { runs: 0, faults: 0, failed: 0 };
    runs.set(result.story, row);
    row.runs += 1;
    row.faults += result.faults.length;
    for (const place of result.places) places.add(place);
    for (const { at } of result.faults) struck.add(at);
    if (result.violations.length === 0) continue;
    row.failed += 1;
    failed += 1;
    if (failed <= FAILURES_TOLD) tell(result);
  }
  console.table(Object.fromEntries(runs));
  const missed = [...places].filter((place) => !struck.has(place)).sort();
  console.log(`${struck.size} of ${places.size} places of a request were struck${missed.length > 0 ? ', not:' : ''}`);
  for (const place of missed) console.log(`  ${place}`);
  console.log(`${seeds} runs, ${failed} of them broke an invariant`);
  process.exitCode = failed > 0 ? 1 : 0;
}

main().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
