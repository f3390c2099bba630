import type { CollectionName, Documents } from './documents';

/** A stored value that can be compared and ordered. */
export type Scalar = string | number | boolean | null;

/**
 * Conditions on one field: equality, membership or a range; `all` for an array that has each of these members, the rarest
 * first, for that one is looked up. Field paths may be dotted.
 */
export type Condition =
  | Scalar
  | { in: readonly Scalar[] }
  | { all: readonly Scalar[] }
  | { gt?: Scalar; gte?: Scalar; lt?: Scalar; lte?: Scalar }
  | { exists: boolean };
export type Where = Record<string, Condition>;

/** Ordered, limited reading; every shape must be served by an index of `collections.ts` or the store refuses it. */
export interface Query {
  where: Where;
  orderBy?: readonly (readonly [field: string, direction: 'asc' | 'desc'])[];
  /** At most 1000; 100 when left out. */
  limit?: number;
  /** Only these fields (and `_id`). */
  fields?: readonly string[];
}

/**
 * One read that may go out together with others ({@link Database.together}); made by `documents`, `howMany` and `howManyDifferent`
 * of `questions.ts`, or by a repository that gives its query away.
 */
export interface Question<Result> {
  readonly collection: CollectionName;
  /** Its limit may be up to 20,000 here: the answer is one document, and its fields decide how large it is. */
  readonly query: Query;
  /** Documents are asked for where it is left out: else how many there are, or how many values a field of them has. */
  readonly counts?: { different?: string };
  /** For the types alone: nothing is ever stored here. */
  readonly gives?: Result;
}
/** What {@link Database.together} answers: to each question its result, under its name. */
export type Answers<Questions extends Record<string, Question<unknown>>> = {
  [Name in keyof Questions]: Questions[Name] extends Question<infer Result> ? Result : never;
};

/** What an update does; field paths may be dotted. Values under `set` replace what is there. */
export interface Changes {
  set?: Record<string, unknown>;
  increment?: Record<string, number>;
  push?: Record<string, readonly unknown[]>;
  unset?: readonly string[];
}

/** Thrown by a transaction's writes: the `_id` or a unique key exists. The transaction is rolled back and not run again. */
export class DuplicateKey extends Error {
  constructor(readonly collection: CollectionName) {
    super(`duplicate key in ${collection}`);
    this.name = 'DuplicateKey';
  }
}

/** Thrown inside a transaction by whoever finds that another writer was faster: it is rolled back and run again. */
export class WriteConflict extends Error {
  override readonly name = 'WriteConflict';
}

/** The operations that may run inside a transaction (the cloud runs all others outside of it). */
export interface Transaction {
  get<C extends CollectionName>(collection: C, id: string): Promise<Documents[C] | undefined>;
  /** @throws DuplicateKey when the `_id` or a unique key exists; let it through, the transaction is over. */
  add<C extends CollectionName>(collection: C, document: Documents[C]): Promise<void>;
  /** Replaces or creates. @throws DuplicateKey when a unique key belongs to another document. */
  put<C extends CollectionName>(collection: C, document: Documents[C]): Promise<void>;
  update<C extends CollectionName>(collection: C, id: string, changes: Changes): Promise<void>;
  remove<C extends CollectionName>(collection: C, id: string): Promise<void>;
}

/**
 * The document database behind the repositories: the cloud's, reached through its SDK in `cloudfunctions/`.
 * Everything that is not a duplicate or a conflict is thrown as it comes and becomes `internal`.
 */
export interface Database {
  get<C extends CollectionName>(collection: C, id: string): Promise<Documents[C] | undefined>;
  /** The documents that exist, in no particular order; `ids` in slices of 100 a call. */
  getMany<C extends CollectionName>(collection: C, ids: readonly string[]): Promise<Documents[C][]>;
  find<C extends CollectionName>(collection: C, query: Query): Promise<Documents[C][]>;
  count<C extends CollectionName>(collection: C, where: Where): Promise<number>;
  /** How many different values of a field the matching documents have; the index that serves `where` must go on with it. */
  countDistinct<C extends CollectionName>(
    collection: C,
    where: Where,
    field: keyof Documents[C] & string,
  ): Promise<number>;
  /**
   * Several reads in one request, which costs and waits as one. Each is served by an index like one of its own; together they
   * should give no more than some megabytes.
   * @param at a document that is surely there, as the request has to begin somewhere: the caller's own is best
   */
  together<Questions extends Record<string, Question<unknown>>>(
    at: { collection: CollectionName; id: string },
    questions: Questions,
  ): Promise<Answers<Questions>>;
  /** Inserts; an existing `_id` or unique key is not an error but the answer `exists`. */
  add<C extends CollectionName>(collection: C, document: Documents[C]): Promise<'added' | 'exists'>;
  /**
   * Inserts many in one request. `exists`: an `_id` or a unique key of some of them is taken, and nobody knows which of the others are
   * there by now: each has to be added by itself.
   */
  addMany<C extends CollectionName>(collection: C, documents: readonly Documents[C][]): Promise<'added' | 'exists'>;
  /** False when the document is not there. */
  update<C extends CollectionName>(collection: C, id: string, changes: Changes): Promise<boolean>;
  /** Changes every document that matches, atomically one by one; the number changed. The way to compare and set. */
  updateWhere<C extends CollectionName>(collection: C, where: Where, changes: Changes): Promise<number>;
  remove<C extends CollectionName>(collection: C, id: string): Promise<boolean>;
  /** Removes every document that matches, atomically one by one; the number removed. */
  removeWhere<C extends CollectionName>(collection: C, where: Where): Promise<number>;
  /**
   * Runs `work` in a transaction, again from the start after a conflict (with backoff and jitter, for some
   * seconds, then the refusal `conflict`). `work` must have no effect but through `tx`. A refusal thrown inside rolls back.
   */
  transaction<Result>(work: (tx: Transaction) => Promise<Result>): Promise<Result>;
  /**
   * Requests sent so far, each try and each step of a transaction counted. An instance serves one call at a time, so the
   * difference is what a call has cost.
   */
  requestCount(): number;
}

/** Whoever can read one document: the database, or a transaction on it. */
export type Reader = Pick<Database, 'get'>;

/**
 * Adds a document under a key that a rival may have taken since the transaction looked, or this very write when it was delivered twice:
 * then the transaction is run again, and finds it.
 */
export async function addOrRunAgain<C extends CollectionName>(
  tx: Transaction,
  collection: C,
  document: Documents[C],
): Promise<void> {
  try {
    await tx.add(collection, document);
  } catch (thrown) {
    throw thrown instanceof DuplicateKey ? new WriteConflict() : thrown;
  }
}
