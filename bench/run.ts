/**
 * `npm run bench -- <name> …` measures some figures, `npm run bench` every one, and their lines in `bench/RESULTS.md` are
 * written anew, out of `bench/results.json`. Each measure is a file of this folder and runs in a process of its own; the last line that it prints is its result as JSON, and it ends
 * with a failure when it missed its bar.
 *
 * `--rounds <n>` tries a measure with fewer rounds. That is no full run: its result says so, and `RESULTS.md` stays as it is.
 */
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import type { PrintedResult } from './support/measure';
import { renewed, table, type Outcome } from './support/table';

const folder = __dirname;
const measures = fs
  .readdirSync(folder)
  .filter((file) => file.endsWith('.ts') && file !== path.basename(__filename))
  .map((file) => path.basename(file, '.ts'))
  .sort();

const on = {
  day: new Date().toISOString().slice(0, 10),
  machine: `Node ${process.versions.node}, ${os.cpus().length} × ${os.cpus()[0]?.model.trim() ?? 'unknown CPU'}`,
};

/** Measures one figure. A missed bar is a result; what ends without one is told as a failure. */
function measure(name: string, rounds: string | undefined): Outcome {
  const began = performance.now();
  const { stdout, status } = spawnSync(
    process.execPath,
    ['--import', 'tsx', path.join(folder, `${name}.ts`), ...(rounds === undefined ? [] : ['--rounds', rounds])],
    { stdio: ['ignore', 'pipe', 'inherit'], encoding: 'utf8', maxBuffer: 2 ** 26 },
  );
  process.stdout.write(stdout);
  const seconds = (performance.now() - began) / 1000;
  const last = stdout.trimEnd().split('\n').at(-1) ?? '';
  if (!last.startsWith('{')) return { bench: name, seconds, failure: `ended with ${status ?? 'a signal'}`, ...on };
  const result = JSON.parse(last) as PrintedResult;
  if (result.ok !== (status === 0))
    return { bench: name, seconds, failure: `ok ${result.ok}, ended with ${status}`, ...on };
  return { bench: name, seconds, result, ...on };
}

/** Writes both files: the figures as they are, and the page made from them. */
function keep(made: readonly Outcome[]): void {
  const file = path.join(folder, 'results.json');
  const known = fs.existsSync(file) ? (JSON.parse(fs.readFileSync(file, 'utf8')) as Outcome[]) : [];
  const outcomes = renewed(known, made, measures);
  fs.writeFileSync(file, `${JSON.stringify(outcomes, undefined, 2)}\n`);
  fs.writeFileSync(path.join(folder, 'RESULTS.md'), table(outcomes));
}

function main(): void {
  const { values, positionals: asked } = parseArgs({
    allowPositionals: true,
    options: { rounds: { type: 'string' } },
  });
  const unknown = asked.filter((name) => !measures.includes(name));
  if (unknown.length > 0)
    throw new Error(`no measure is called ${unknown.join(', ')}; there are: ${measures.join(', ')}`);
  if (values.rounds !== undefined && !/^[1-9]\d*$/.test(values.rounds))
    throw new Error('--rounds takes a number from 1 on');
  const outcomes = (asked.length === 0 ? measures : asked).map((name) => measure(name, values.rounds));
  if (values.rounds !== undefined) console.log(`\nNot a full run: at most ${values.rounds} rounds each.`);
  else keep(outcomes);
  if (outcomes.some(({ result }) => result?.ok !== true)) process.exitCode = 1;
}

main();
