/**
 * `npm run bench -- export`: 10,000 rows of 12 cells to .xlsx, by the writer that exports use, against exceljs in its streaming way; each try
 * in a fresh process of bundled code. What it holds in memory is the most that the process ever had.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { buildSync } from 'esbuild';
import { judged, measure, rounded, spreadOf, type Bar, type Result } from './support/measure';

const ROUNDS = 9;
const bars: Record<string, Bar> = {
  timeToPeer: { atMost: 1.1 },
  peakMb: { atMost: 120 },
  firstMs: { atMost: 1000 },
};

interface Took {
  ms: number;
  firstMs: number;
  peakMb: number;
  bytes: number;
}

function bundled(out: string): string {
  const outfile = path.join(out, 'export-writer.js');
  buildSync({
    entryPoints: [path.join(__dirname, 'support/export-writer.ts')],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
  });
  return outfile;
}

const tryOut = (file: string, who: 'ours' | 'exceljs'): Took =>
  JSON.parse(execFileSync(process.execPath, [file, who], { encoding: 'utf8' })) as Took;

function main(rounds: number): Promise<Result> {
  const out = mkdtempSync(path.join(os.tmpdir(), 'bench-export-'));
  try {
    const file = bundled(out);
    const ours: Took[] = [];
    const theirs: Took[] = [];
    for (let at = 0; at < rounds; at += 1) {
      ours.push(tryOut(file, 'ours'));
      theirs.push(tryOut(file, 'exceljs'));
    }
    const of = (tries: readonly Took[], figure: keyof Took) => spreadOf(tries.map((one) => one[figure]));
    const timeToPeer = spreadOf(ours.map(({ ms }, at) => ms / (theirs[at]?.ms ?? Number.NaN)));
    const figures = { timeToPeer, peakMb: of(ours, 'peakMb'), firstMs: of(ours, 'firstMs'), ms: of(ours, 'ms') };
    const peers = { peerMs: of(theirs, 'ms'), peerPeakMb: of(theirs, 'peakMb') };
    return Promise.resolve({
      bench: 'export',
      value: rounded(figures.ms.median),
      unit: 'ms',
      peer: 'exceljs, streaming',
      peerValue: rounded(peers.peerMs.median),
      ratio: rounded(timeToPeer.median),
      ...judged({ ...figures, ...peers }, bars),
    });
  } finally {
    rmSync(out, { recursive: true, force: true });
  }
}

measure(main, { rounds: ROUNDS });
