import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { root } from '../start/deployment';
import { sourceFiles } from './source-files';

const stampFile = path.join(root, 'dist/.stamp');

const sources = [
  'miniprogram',
  'domain',
  'contract',
  'server',
  'cloudfunctions',
  'web',
  'local/phone',
  'scripts/build',
  'package-lock.json',
];

/** A digest over names, sizes and times of all sources: enough to know that nothing was touched. */
export function stampOfSources(): string {
  const hash = createHash('sha256');
  const { files } = sourceFiles(sources.map((source) => path.join(root, source)));
  for (const [file, stamp] of files) hash.update(`${file}:${stamp}\n`);
  return hash.digest('hex');
}

/** Whether `dist/` was built from the sources with this stamp. */
export function isBuiltFrom(stamp: string): boolean {
  return existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp;
}

export function noteBuiltFrom(stamp: string): void {
  writeFileSync(stampFile, stamp);
}
