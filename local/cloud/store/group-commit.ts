import type { Database } from './database';

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

export interface CommitHooks {
  /** A job failed after it may have noted changes: forget them. */
  discard(): void;
  keep(): void;
  /** All jobs of a turn are durable. */
  committed(): void;
}

/** How long a plain write waits for a document that a transaction holds, as the cloud waits before it reports a conflict. */
const BLOCKED_WAIT_MS = 5_000;

/**
 * Collects the writes of one turn of the event loop and makes them durable together: one COMMIT, one fsync, and only
 * then the answers. Each job has a savepoint, so that it happens as a whole or not at all.
 */
export class GroupCommit {
  readonly #db: Database;
  readonly #hooks: CommitHooks;
  #queue: Job[] = [];
  #scheduled = false;

  constructor(db: Database, hooks: CommitHooks) {
    this.#db = db;
    this.#hooks = hooks;
  }

  /** Runs the job inside the next common commit. The answer comes after it is on disk. */
  submit<T>(run: () => T, blockedError: () => Error): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      this.#enqueue({
        run,
        resolve: (value) => resolve(value as T),
        reject,
        blockedError,
        deadline: Date.now() + BLOCKED_WAIT_MS,
      });
    });
  }

  #enqueue(job: Job): void {
    this.#queue.push(job);
    if (this.#scheduled) return;
    this.#scheduled = true;
    setImmediate(() => this.flush());
  }

  /** Writes everything that waits, now. */
  flush(): void {
    this.#scheduled = false;
    const jobs = this.#queue;
    this.#queue = [];
    if (jobs.length === 0) return;
    const answers: (() => void)[] = [];
    try {
      this.#db.exec('BEGIN IMMEDIATE');
      for (const job of jobs) this.#runOne(job, answers);
      this.#db.exec('COMMIT');
    } catch (error) {
      this.#rollback();
      for (const job of jobs) job.reject(error);
      return;
    }
    this.#hooks.committed();
    for (const answer of answers) answer();
  }

  #runOne(job: Job, answers: (() => void)[]): void {
    this.#db.exec('SAVEPOINT job');
    try {
      const value = job.run();
      this.#db.exec('RELEASE job');
      this.#hooks.keep();
      answers.push(() => job.resolve(value));
    } catch (error) {
      this.#db.exec('ROLLBACK TO job');
      this.#db.exec('RELEASE job');
      this.#hooks.discard();
      answers.push(() => this.#settle(job, error));
    }
  }

  #settle(job: Job, error: unknown): void {
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

  #rollback(): void {
    try {
      this.#db.exec('ROLLBACK');
    } catch {
      // SQLite has already rolled back, for example on a full disk.
    }
    this.#hooks.discard();
  }
}
