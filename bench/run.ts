/**
 * `npm run bench -- <name>` measures one figure, `npm run bench` every one and writes `bench/RESULTS.md`. Each measure is a
 * file of this folder and runs in a process of its own; the last line that it prints is its result as JSON, and it ends
 * with a failure when it missed its bar.
 */
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Result } from './support/measure';

const folder = __dirname;
const measures = fs
  .readdirSync(folder)
  .filter((file) => file.endsWith('.ts') && file !== path.basename(__filename))
  .map((file) => path.basename(file, '.ts'))
  .sort();

/** Measures one figure. Throws when it ends without a result; a missed bar is a result. */
function measure(name: string): Result {
  const { stdout, status } = spawnSync(process.execPath, ['--import', 'tsx', path.join(folder, `${name}.ts`)], {
    stdio: ['ignore', 'pipe', 'inherit'],
    encoding: 'utf8',
  });
  process.stdout.write(stdout);
  const last = stdout.trimEnd().split('\n').at(-1) ?? '';
  if (!last.startsWith('{')) throw new Error(`${name} ended with ${status ?? 'a signal'} and without a result`);
  const result = JSON.parse(last) as Result;
  if (result.ok !== (status === 0)) throw new Error(`${name} says ok: ${result.ok} and ended with ${status}`);
  return result;
}

const figure = (value: number): string => String(Math.round(value * 1000) / 1000);
const textOf = (bar: unknown): string =>
  typeof bar === 'object' && bar !== null
    ? Object.entries(bar)
        .map(([name, one]) => `${name} ${String(one)}`)
        .join(', ')
    : String(bar);

/** What was measured, each with the range of its rounds when there is one. */
const measuredText = ({ measured = {}, ranges = {}, noisy = [] }: Result): string =>
  Object.entries(measured)
    .map(([name, one]) => {
      const range = ranges[name] ? ` (${ranges[name].join(' – ')})` : '';
      return `${name} ${one}${range}${noisy.includes(name) ? ' *noisy*' : ''}`;
    })
    .join(', ');

function table(results: readonly Result[]): string {
  const rows = results.map((result) => {
    const { bench, value, unit, peer, peerValue, ratio, bar, measured, ok } = result;
    return `| ${bench} | ${measured ? measuredText(result) : figure(value)} ${unit} | ${peer}: ${figure(peerValue)} | ${figure(ratio)} | ${textOf(bar)} | ${ok ? 'met' : 'missed'} |`;
  });
  return [
    '# Figures',
    '',
    `Written by \`npm run bench\` on ${new Date().toISOString().slice(0, 10)}: Node ${process.versions.node}, ${os.cpus().length} × ${os.cpus()[0]?.model.trim() ?? 'unknown CPU'}.`,
    '',
    '| Measure | Value | Against | Ratio | Bar | |',
    '|---|---|---|---|---|---|',
    ...rows,
    '',
  ].join('\n');
}

function main(): void {
  const asked = process.argv[2];
  if (asked !== undefined && !measures.includes(asked))
    throw new Error(`no measure is called ${asked}; there are: ${measures.join(', ')}`);
  const results = (asked === undefined ? measures : [asked]).map(measure);
  if (asked === undefined) fs.writeFileSync(path.join(folder, 'RESULTS.md'), table(results));
  if (results.some(({ ok }) => !ok)) process.exitCode = 1;
}

main();
