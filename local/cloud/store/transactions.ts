/**
 * Transactions: snapshot reads, writes kept aside until commit, first writer wins.
 * A write takes a lock on its document and on its keys in unique indexes. Meeting a lock of another transaction, or a
 * document changed since the snapshot, is a conflict and ends the transaction.
 */
import { randomUUID } from 'node:crypto';
import { refusedRequest, transactionConflict, transactionGone } from '../errors';

/** A document before and after a write; null is "not there". */
export interface Change {
  collection: string;
  id: string | number;
  before: string | null;
  after: string | null;
}

export interface Transaction {
  readonly id: string;
  /** Whose transaction it is: the token of the invocation that began it. */
  readonly owner: string;
  /** The store's version that its reads see. */
  readonly version: number;
  /** Own writes by {@link lockName}. */
  readonly writes: Map<string, Change>;
  readonly locks: Set<string>;
  readonly ended: Promise<void>;
  state: 'open' | 'committing' | 'ended';
}

interface PastChange {
  version: number;
  change: Change;
}

/** The cloud's limits: ten seconds and a hundred documents. */
const MAX_AGE_MS = 10_000;
const MAX_DOCUMENTS = 100;

export function lockName(collection: string, id: string | number): string {
  return `${collection}\0${typeof id === 'number' ? 'n' : 's'}${id}`;
}

export class Transactions {
  readonly #open = new Map<string, Transaction & { end: () => void; timer: NodeJS.Timeout }>();
  readonly #locks = new Map<string, Transaction>();
  /** What was committed since the oldest open transaction began, by {@link lockName}, oldest first. */
  readonly #past = new Map<string, PastChange[]>();
  #version = 0;

  get anyOpen(): boolean {
    return this.#open.size > 0;
  }

  begin(owner: string): Transaction {
    let end = (): void => undefined;
    const ended = new Promise<void>((resolve) => (end = resolve));
    const id = randomUUID();
    const timer = setTimeout(() => this.#expire(id), MAX_AGE_MS);
    timer.unref();
    const transaction = {
      id,
      owner,
      version: this.#version,
      writes: new Map(),
      locks: new Set<string>(),
      ended,
      end,
      timer,
      state: 'open' as const,
    };
    this.#open.set(id, transaction);
    return transaction;
  }

  /** The open transaction of that id, if it belongs to that owner. Throws DATABASE_TRANSACTION_FAIL. */
  require(id: string, owner: string): Transaction {
    const transaction = this.#open.get(id);
    if (!transaction || transaction.owner !== owner || transaction.state !== 'open') throw transactionGone();
    return transaction;
  }

  ownedBy(owner: string): Transaction[] {
    return [...this.#open.values()].filter((transaction) => transaction.owner === owner);
  }

  /** Ends a transaction: its locks are free and whoever waits for it goes on. */
  end(transaction: Transaction): void {
    const open = this.#open.get(transaction.id);
    if (!open) return;
    open.state = 'ended';
    clearTimeout(open.timer);
    for (const lock of open.locks) this.#locks.delete(lock);
    this.#open.delete(open.id);
    this.#forgetPast();
    open.end();
  }

  #expire(id: string): void {
    const transaction = this.#open.get(id);
    if (transaction?.state === 'open') this.end(transaction);
  }

  /** The open transaction, other than `self`, that holds a lock. */
  holder(lock: string, self?: Transaction): Transaction | undefined {
    const holder = this.#locks.get(lock);
    return holder === self ? undefined : holder;
  }

  /** Takes a lock for a transaction, or ends it with a conflict. */
  lock(transaction: Transaction, lock: string): void {
    if (this.holder(lock, transaction) || this.#changedSince(lock, transaction.version))
      throw this.conflict(transaction);
    this.#locks.set(lock, transaction);
    transaction.locks.add(lock);
  }

  conflict(transaction: Transaction): Error {
    this.end(transaction);
    return transactionConflict();
  }

  addWrite(transaction: Transaction, change: Change): void {
    const name = lockName(change.collection, change.id);
    if (!transaction.writes.has(name) && transaction.writes.size >= MAX_DOCUMENTS) {
      this.end(transaction);
      throw refusedRequest(`a transaction writes at most ${MAX_DOCUMENTS} documents`);
    }
    transaction.writes.set(name, change);
  }

  /** Notes what one common commit has changed, for the snapshots of transactions that are still open. */
  noteCommitted(changes: readonly Change[]): void {
    if (changes.length === 0) return;
    this.#version += 1;
    if (!this.anyOpen) return;
    for (const change of changes) {
      const name = lockName(change.collection, change.id);
      const list = this.#past.get(name) ?? [];
      list.push({ version: this.#version, change });
      this.#past.set(name, list);
    }
  }

  /** What a transaction sees of one document: own write, else the snapshot, else (undefined) the committed state. */
  seen(transaction: Transaction, collection: string, id: string | number): string | null | undefined {
    const name = lockName(collection, id);
    const own = transaction.writes.get(name);
    if (own) return own.after;
    return this.#past.get(name)?.find((past) => past.version > transaction.version)?.change.before;
  }

  /** Every document of a collection of which a transaction sees something else than the committed state. */
  differing(transaction: Transaction, collection: string): Change[] {
    const found: Change[] = [];
    for (const [name, list] of this.#past) {
      const first = list.find((past) => past.version > transaction.version && past.change.collection === collection);
      if (first && !transaction.writes.has(name)) found.push({ ...first.change, after: first.change.before });
    }
    for (const change of transaction.writes.values()) if (change.collection === collection) found.push(change);
    return found;
  }

  #changedSince(lock: string, version: number): boolean {
    return this.#past.get(lock)?.some((past) => past.version > version) ?? false;
  }

  #forgetPast(): void {
    if (this.#open.size === 0) return this.#past.clear();
    const oldest = Math.min(...[...this.#open.values()].map((transaction) => transaction.version));
    for (const [name, list] of this.#past) {
      const kept = list.filter((past) => past.version > oldest);
      if (kept.length === 0) this.#past.delete(name);
      else this.#past.set(name, kept);
    }
  }
}
