/**
 * `npm run trust -- memory [minutes]`: what the local cloud's process holds, all instances included, under 50 check-ins a
 * second; ten minutes when not said otherwise. Before, as many scans as fill what is bounded (the call log, the pages that
 * SQLite keeps) run as fast as they can. Flat means: a line through what is measured rises by less than a tenth.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { arriving, inLanes } from '../../bench/support/load';
import { rounded, spreadOf } from '../../bench/support/measure';
import { Hall } from '../support/hall';

const MINUTES = Number(process.argv[2] ?? 10);
const SCANS_A_SECOND = 50;
const FILLING_SCANS = 20_000;
const LOOK_EVERY_MS = 2000;
const MOST_RISE = 0.1;
/** A code is shown for thirty seconds: nobody is asked to scan the same one twice. */
const PEOPLE = 4000;
const MEGABYTE = 2 ** 20;

/** By how much a line through evenly spaced values rises from its begin to its end, as a share of their median. */
function riseOf(values: readonly number[]): number {
  const middle = (values.length - 1) / 2;
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const covariance = values.reduce((sum, value, at) => sum + (at - middle) * (value - mean), 0);
  const variance = values.reduce((sum, _, at) => sum + (at - middle) ** 2, 0);
  return ((covariance / variance) * (values.length - 1)) / spreadOf(values).median;
}

async function main(): Promise<void> {
  const dataDir = mkdtempSync(path.join(os.tmpdir(), 'memory-'));
  const hall = await Hall.start({ dataDir, people: PEOPLE });
  const answers = new Map<string, number>();
  const scan = async (index: number): Promise<void> => {
    const outcome = await hall.scan(index % PEOPLE, await hall.shownCode());
    const said = outcome.kind === 'refused' ? outcome.code : outcome.kind === 'noAnswer' ? outcome.why : outcome.kind;
    answers.set(said, (answers.get(said) ?? 0) + 1);
  };
  await inLanes({ lanes: 32, requests: FILLING_SCANS, send: scan });
  const held: number[] = [];
  const began = performance.now();
  const look = async (): Promise<void> => {
    const { rss, heapUsed, external } = await hall.memory();
    held.push(rss / MEGABYTE);
    if (held.length % 15 === 1)
      console.log(
        `${Math.round((performance.now() - began) / 1000)} s: ${Math.round(rss / MEGABYTE)} MB, of it ${Math.round(heapUsed / MEGABYTE)} MB heap and ${Math.round(external / MEGABYTE)} MB buffers of the main thread`,
      );
  };
  const looking = setInterval(() => void look(), LOOK_EVERY_MS);
  const requests = MINUTES * 60 * SCANS_A_SECOND;
  const load = await arriving({ overMs: MINUTES * 60_000, requests, send: scan });
  clearInterval(looking);
  await hall.close();
  rmSync(dataDir, { recursive: true, force: true });
  const { low, median, high } = spreadOf(held);
  const rise = riseOf(held);
  const ok = rise < MOST_RISE && [...answers.keys()].every((said) => said === 'in');
  console.log(
    JSON.stringify({
      trial: 'memory',
      minutes: MINUTES,
      scansASecond: rounded((requests / load.tookMs) * 1000),
      megabytes: { low: rounded(low), median: rounded(median), high: rounded(high) },
      rise: rounded(rise),
      bar: MOST_RISE,
      answers: Object.fromEntries(answers),
      ok,
    }),
  );
  process.exitCode = ok ? 0 : 1;
}

main().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
