import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { writeProblem } from './folder/refusal';

/** How often the time is written down while it runs. After a crash the clock goes on at most this much too early. */
const PERSIST_EVERY_MS = 2_000;

/** The time by what all threads share: virtual minus real milliseconds, and the instant at which the clock stands, or zero. */
export function timeOf(shared: BigInt64Array, realNow: number): number {
  const stands = Atomics.load(shared, STANDS);
  return stands === 0n ? realNow + Number(Atomics.load(shared, OFFSET)) : Number(stands);
}
const OFFSET = 0;
const STANDS = 1;

/**
 * The time that functions and phones see. It runs like the real clock, from wherever it was put, and stands still
 * while the local cloud is not running, and when it is told to.
 */
export class Clock {
  /** Two 64-bit numbers ({@link timeOf}), shared with every worker so that a move holds at once. */
  readonly shared = new SharedArrayBuffer(16);
  readonly #time = new BigInt64Array(this.shared);
  readonly #file: string;
  readonly #startAt: number;
  readonly #listeners = new Set<(now: number) => void>();
  readonly #timer: NodeJS.Timeout;
  readonly #log: (line: string) => void;
  /** The time could not be written down, and that was told. */
  #failing = false;

  /** @param log hears once when the time cannot be kept, and when the kept one cannot be read */
  constructor(file: string, startAt: number, log: (line: string) => void = () => undefined) {
    this.#file = file;
    this.#startAt = startAt;
    this.#log = log;
    mkdirSync(dirname(file), { recursive: true });
    const persisted = readPersisted(file);
    if (persisted === undefined && existsSync(file))
      log(`${file} cannot be read: the clock begins at ${new Date(startAt).toISOString()} again`);
    this.#set(persisted ?? startAt);
    this.#timer = setInterval(() => this.#persist(), PERSIST_EVERY_MS);
    this.#timer.unref();
  }

  /** Virtual now, epoch milliseconds. */
  now(): number {
    return timeOf(this.#time, Date.now());
  }

  /**
   * From now on it stands wherever it is put: what happens then has the same time, however long a machine takes for it. Timers that
   * are due by the clock come only when it is moved.
   */
  stand(): void {
    Atomics.store(this.#time, STANDS, BigInt(this.now()));
  }

  /** Puts the clock to an instant; it runs on from there, unless it stands. */
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
    if (Atomics.load(this.#time, STANDS) !== 0n) Atomics.store(this.#time, STANDS, BigInt(Math.round(epochMs)));
    Atomics.store(this.#time, OFFSET, BigInt(Math.round(epochMs - Date.now())));
  }

  /** A disk that takes nothing stops neither the clock nor the cloud: the time is written down as soon as that is possible again. */
  #persist(): void {
    const draft = `${this.#file}.new`;
    try {
      writeFileSync(draft, String(this.now()));
      renameSync(draft, this.#file);
      this.#failing = false;
    } catch (error) {
      const problem = writeProblem(error) ?? (error instanceof Error ? error.message : String(error));
      if (!this.#failing) this.#log(`the time cannot be written down: ${problem}`);
      this.#failing = true;
    }
  }
}

function readPersisted(file: string): number | undefined {
  try {
    const text = readFileSync(file, 'utf8').trim();
    const value = Number(text);
    return text !== '' && Number.isSafeInteger(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
