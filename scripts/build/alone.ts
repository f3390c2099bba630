import { mkdirSync } from 'node:fs';
import path from 'node:path';
import Libsql from 'libsql';

const LOOK_EVERY_MS = 100;

/**
 * Runs `work` while no other process runs its own under the same file: of two builds of one folder at once each would read what the
 * other has half written. The lock is the operating system's own, through SQLite: it ends with its process, however that ends.
 */
export async function alone<Result>(file: string, work: () => Promise<Result>): Promise<Result> {
  mkdirSync(path.dirname(file), { recursive: true });
  let lock = taken(file);
  while (!lock) {
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
    lock = taken(file);
  }
  try {
    return await work();
  } finally {
    lock.exec('ROLLBACK');
    lock.close();
  }
}

function taken(file: string): Libsql.Database | undefined {
  const lock = new Libsql(file);
  try {
    lock.pragma('journal_mode=MEMORY');
    lock.exec('BEGIN EXCLUSIVE');
    return lock;
  } catch (error) {
    lock.close();
    if (error instanceof Error && 'code' in error && error.code === 'SQLITE_BUSY') return undefined;
    throw error;
  }
}
