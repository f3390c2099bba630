import { closeSync, existsSync, openSync, readFileSync, writeSync } from 'node:fs';

/** Long enough for any count; a write of fixed length never makes the file longer, so a full disk cannot refuse it. */
const DIGITS = 16;

/**
 * How many commits a database has made, kept beside it. A database with fewer has lost some: its log was cut off or removed, or an older
 * copy was put in its place. SQLite alone takes what is left of a log for all there was.
 *
 * The count is written after each commit and handed to the operating system, so it survives a killed process. A power
 * cut may leave an older count, which is never more than the database has.
 */
export class Watermark {
  readonly #file: string;
  #descriptor: number | undefined;

  /** @param database the file of the database */
  constructor(database: string) {
    this.#file = `${database}-commits`;
  }

  get file(): string {
    return this.#file;
  }

  /** The commits that were noted; 0 when nothing was, or nothing that can be read. */
  read(): number {
    try {
      const count = Number(readFileSync(this.#file, 'utf8'));
      return Number.isSafeInteger(count) ? count : 0;
    } catch {
      return 0;
    }
  }

  /** What cannot be noted is left out: an older count lets a loss pass, and never finds one that is none. */
  note(commits: number): void {
    try {
      this.#descriptor ??= openSync(this.#file, existsSync(this.#file) ? 'r+' : 'w');
      writeSync(this.#descriptor, `${String(commits).padStart(DIGITS, '0')}\n`, 0);
    } catch {
      // The store tells of a disk that takes nothing; the next commit tries again.
    }
  }

  close(): void {
    if (this.#descriptor !== undefined) closeSync(this.#descriptor);
    this.#descriptor = undefined;
  }
}
