import { CloudError } from '../errors';
import { writeProblem } from '../folder/refusal';
import type { CommitCount } from './commit-count';
import type { Database } from './database';
import type { Change } from './transactions';

/** Thrown by a job that meets a document held by an open transaction: it is tried again when that one has ended. */
export class Blocked extends Error {
  constructor(readonly until: Promise<void>) {
    super('blocked by an open transaction');
  }
}

interface Job {
  run: () => unknown;
  resolve: (value: unknown) => void;
  reject: (error: unknown) => void;
  blockedError: () => Error;
  deadline: number;
}

/** How long a plain write waits for a document that a transaction holds, as the cloud waits before it reports a conflict. */
const BLOCKED_WAIT_MS = 5_000;

/**
 * Collects the writes of one turn of the event loop and makes them durable together: one COMMIT, one fsync, and only
 * then the answers. Each job has a savepoint, so that it happens as a whole or not at all.
 */
export class GroupCommit {
  readonly #db: Database;
  readonly #count: CommitCount;
  readonly #onCommitted: (changes: readonly Change[]) => void;
  readonly #log: (line: string) => void;
  /** The last commit could not be written, and that was told. */
  #failing = false;
  #queue: Job[] = [];
  #scheduled = false;
  #closed = false;
  /** What the jobs of the running commit have changed. */
  #noted: Change[] = [];

  /**
   * @param onCommitted hears of everything a commit has changed, once it is durable and before anybody is answered
   * @param log hears once when nothing can be written any more, and once when it can be again
   */
  constructor(
    db: Database,
    count: CommitCount,
    onCommitted: (changes: readonly Change[]) => void,
    log: (line: string) => void,
  ) {
    this.#db = db;
    this.#count = count;
    this.#onCommitted = onCommitted;
    this.#log = log;
  }

  /**
   * Runs the job inside the next common commit. The answer comes after it is on disk.
   * @param blockedError what to reject with when the job stays {@link Blocked} for too long
   */
  submit<T>(run: () => T, blockedError: () => Error): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      const deadline = Date.now() + BLOCKED_WAIT_MS;
      this.#enqueue({ run, resolve: (value) => resolve(value as T), reject, blockedError, deadline });
    });
  }

  /** A running job tells what it changes. */
  note(change: Change): void {
    this.#noted.push(change);
  }

  /** Writes what waits; what comes later is refused. */
  close(): void {
    this.#flush();
    this.#closed = true;
  }

  #enqueue(job: Job): void {
    if (this.#closed) return job.reject(new Error('the store is closed'));
    this.#queue.push(job);
    if (this.#scheduled) return;
    this.#scheduled = true;
    setImmediate(() => this.#flush());
  }

  #flush(): void {
    this.#scheduled = false;
    const jobs = this.#queue;
    this.#queue = [];
    if (jobs.length === 0) return;
    const answers: (() => void)[] = [];
    try {
      this.#db.exec('BEGIN IMMEDIATE');
      for (const job of jobs) answers.push(this.#run(job));
      if (this.#noted.length > 0) this.#count.count();
      this.#db.exec('COMMIT');
    } catch (error) {
      this.#abandon();
      const failure = this.#told(error);
      for (const job of jobs) job.reject(failure);
      return;
    }
    const changes = this.#noted;
    this.#noted = [];
    if (changes.length > 0) this.#committed();
    this.#onCommitted(changes);
    for (const answer of answers) answer();
  }

  #committed(): void {
    this.#count.committed();
    if (this.#failing) this.#log('the database can be written again');
    this.#failing = false;
  }

  /** What those are told whose commit failed. A disk that takes nothing is said once in the log, not with each write. */
  #told(error: unknown): unknown {
    const problem = writeProblem(error);
    if (problem === undefined) return error;
    if (!this.#failing)
      this.#log(`the database cannot be written: ${problem}; what was not written was acknowledged to nobody`);
    this.#failing = true;
    return new CloudError('SYS_ERR', `[InternalError] the database cannot be written: ${problem}`);
  }

  /** Runs one job between savepoints; gives the answer to be sent after the commit. */
  #run(job: Job): () => void {
    const before = this.#noted.length;
    this.#db.exec('SAVEPOINT job');
    try {
      const value = job.run();
      this.#db.exec('RELEASE job');
      return () => job.resolve(value);
    } catch (error) {
      // A disk that is full for one is full for all, and SQLite may have ended the transaction already.
      if (writeProblem(error) !== undefined) throw error;
      this.#db.exec('ROLLBACK TO job');
      this.#db.exec('RELEASE job');
      this.#noted.length = before;
      return () => this.#fail(job, error);
    }
  }

  #fail(job: Job, error: unknown): void {
    if (!(error instanceof Blocked)) return job.reject(error);
    const remaining = job.deadline - Date.now();
    if (remaining <= 0) return job.reject(job.blockedError());
    let waiting = true;
    const again = (): void => {
      if (!waiting) return;
      waiting = false;
      clearTimeout(timer);
      this.#enqueue(job);
    };
    const timer = setTimeout(again, remaining);
    void error.until.then(again);
  }

  #abandon(): void {
    this.#noted = [];
    try {
      this.#db.exec('ROLLBACK');
    } catch {
      // SQLite has already rolled back, for example on a full disk.
    }
  }
}
