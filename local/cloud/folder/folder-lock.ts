import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Libsql from 'libsql';
import { FolderRefused, writeProblem } from './refusal';

/** The files of the lock; nothing of the data. */
export const LOCK_FILES: readonly string[] = ['lock', 'lock-journal', 'holder.json'];

/** Who holds a folder, for the line that another one is told. */
interface Holder {
  pid: number;
  address: string;
  since: string;
}

/**
 * Holds a data folder for one process. The lock is the operating system's own, on a file that SQLite keeps open exclusively: it
 * ends with the process, however that ends, so nothing stale is ever in the way. `holder.json` only says who it is.
 */
export class FolderLock {
  readonly #dir: string;
  readonly #lock: Libsql.Database;

  private constructor(dir: string, lock: Libsql.Database) {
    this.#dir = dir;
    this.#lock = lock;
  }

  /** @throws FolderRefused `held` or `unwritable` */
  static take(dir: string, address: string): FolderLock {
    let lock: Libsql.Database | undefined;
    try {
      lock = new Libsql(join(dir, 'lock'));
      lock.pragma('journal_mode=MEMORY');
      lock.exec('BEGIN EXCLUSIVE');
      const holder: Holder = { pid: process.pid, address, since: new Date().toISOString() };
      writeFileSync(join(dir, 'holder.json'), JSON.stringify(holder));
      return new FolderLock(dir, lock);
    } catch (error) {
      lock?.close();
      throw refusalOf(dir, error);
    }
  }

  release(): void {
    rmSync(join(this.#dir, 'holder.json'), { force: true });
    this.#lock.exec('ROLLBACK');
    this.#lock.close();
  }
}

function refusalOf(dir: string, error: unknown): FolderRefused {
  if (error instanceof Error && 'code' in error && error.code === 'SQLITE_BUSY')
    return new FolderRefused('held', `${dir} is in use by ${holderOf(dir)}; stop that one first`);
  const problem = writeProblem(error);
  // SQLite's opening has no code of its own in libsql: whatever keeps the lock from being made is one thing to the person who starts.
  const why = problem ?? (error instanceof Error ? error.message : String(error));
  return new FolderRefused('unwritable', `${dir} cannot be locked: ${why}`);
}

function holderOf(dir: string): string {
  try {
    const { pid, address, since } = JSON.parse(readFileSync(join(dir, 'holder.json'), 'utf8')) as Holder;
    return `process ${pid} at ${address} since ${since}`;
  } catch {
    return 'another process';
  }
}
