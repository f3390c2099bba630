import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** How often the time is written down while it runs. After a crash the clock goes on at most this much too early. */
const PERSIST_EVERY_MS = 2_000;

/**
 * The time that functions and phones see. It runs like the real clock, from wherever it was put, and stands still
 * while the local cloud is not running.
 */
export class Clock {
  /** One 64-bit number, virtual minus real milliseconds, shared with every worker so that a move holds at once. */
  readonly shared = new SharedArrayBuffer(8);
  readonly #offset = new BigInt64Array(this.shared);
  readonly #file: string;
  readonly #startAt: number;
  readonly #listeners = new Set<(now: number) => void>();
  readonly #timer: NodeJS.Timeout;

  constructor(file: string, startAt: number) {
    this.#file = file;
    this.#startAt = startAt;
    mkdirSync(dirname(file), { recursive: true });
    this.#set(readPersisted(file) ?? startAt);
    this.#timer = setInterval(() => this.#persist(), PERSIST_EVERY_MS);
    this.#timer.unref();
  }

  /** Virtual now, epoch milliseconds. */
  now(): number {
    return Date.now() + Number(Atomics.load(this.#offset, 0));
  }

  /** Puts the clock to an instant; it runs on from there. */
  moveTo(epochMs: number): void {
    if (!Number.isSafeInteger(epochMs) || Math.abs(epochMs) > 8.64e15)
      throw new RangeError('not an instant in epoch milliseconds');
    this.#set(epochMs);
    this.#persist();
    for (const listener of this.#listeners) listener(epochMs);
  }

  advance(ms: number): void {
    this.moveTo(this.now() + ms);
  }

  reset(): void {
    this.moveTo(this.#startAt);
  }

  /** Calls back after each move. Gives the way to stop. */
  onMove(listener: (now: number) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  close(): void {
    clearInterval(this.#timer);
    this.#persist();
    this.#listeners.clear();
  }

  #set(epochMs: number): void {
    Atomics.store(this.#offset, 0, BigInt(Math.round(epochMs - Date.now())));
  }

  #persist(): void {
    const draft = `${this.#file}.new`;
    writeFileSync(draft, String(this.now()));
    renameSync(draft, this.#file);
  }
}

function readPersisted(file: string): number | undefined {
  try {
    const value = Number(readFileSync(file, 'utf8'));
    return Number.isSafeInteger(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
