/**
 * `npm run bench -- package`: bytes of each package of the mini-program, and that nothing lies in it that no page leads to:
 * no file, and no component that is declared but not used. Bytes and files are no times: one look is enough.
 */
import path from 'node:path';
import { buildAll } from '../scripts/build/all';
import { root } from '../scripts/start/deployment';
import { readArtefact } from './support/artefact';
import { judged, measure, type Bar, type Result } from './support/measure';

const MEGABYTE = 1024 * 1024;
/** What WeChat takes, of each package. */
const LIMIT_MB = 2;
const bars: Record<string, Bar> = {
  mainMB: { atMost: 0.7 },
  largestSubpackageMB: { atMost: 0.8 },
  unreachedFiles: { atMost: 0 },
  unusedComponents: { atMost: 0 },
};

const rounded = (bytes: number): number => Math.round((bytes / MEGABYTE) * 1000) / 1000;

async function main(): Promise<Result> {
  await buildAll();
  const { packages, unreached, unused } = readArtefact(path.join(root, 'dist/miniprogram'));
  for (const [name, bytes] of packages) console.log(`${name}: ${(bytes / 1024).toFixed(1)} KB`);
  for (const file of unreached) console.log(`nothing leads to ${file}`);
  for (const tag of unused) console.log(`declared and not used, ${tag}`);
  const subpackages = [...packages].filter(([name]) => name !== 'main').map(([, bytes]) => bytes);
  const measured = {
    mainMB: rounded(packages.get('main') ?? 0),
    largestSubpackageMB: rounded(Math.max(0, ...subpackages)),
    unreachedFiles: unreached.length,
    unusedComponents: unused.length,
  };
  return {
    bench: 'package',
    value: measured.mainMB,
    unit: 'MB',
    peer: 'the most WeChat takes',
    peerValue: LIMIT_MB,
    ratio: measured.mainMB / LIMIT_MB,
    ...judged(measured, bars),
  };
}

measure(main);
