import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { FolderRefused } from './refusal';

/** The database of a data folder. */
export const databaseFile = (dataDir: string): string => join(dataDir, 'db.sqlite');

/** What only a folder has that held a database: their names, and when they count. */
const TRACES: readonly { name: string; counts: (path: string) => boolean }[] = [
  { name: 'db.sqlite-wal', counts: (path) => statSync(path).size > 0 },
  { name: 'db.sqlite-commits', counts: () => true },
  { name: 'clock', counts: () => true },
  { name: 'files', counts: (path) => readdirSync(path).length > 0 },
];

/**
 * Whether this is the first start in a folder. A database that is gone or empty beside what only a used folder holds is no
 * first start.
 * @param expectData whoever starts knows that there was data, for example because its keys are there
 * @throws FolderRefused `dataMissing`
 */
export function isFirstStart(dataDir: string, expectData = false): boolean {
  const file = databaseFile(dataDir);
  const state = !existsSync(file) ? 'missing' : statSync(file).size === 0 ? 'empty' : 'there';
  if (state === 'there') return false;
  const traces = TRACES.filter(({ name, counts }) => existsSync(join(dataDir, name)) && counts(join(dataDir, name)));
  const found = [...traces.map(({ name }) => name), ...(expectData ? ['the keys of its data'] : [])];
  if (found.length === 0) return true;
  throw new FolderRefused('dataMissing', `${file} is ${state}, but ${found.join(', ')} say that it held data`);
}
