/**
 * The document store: collections with declared indexes, durable writes, transactions.
 * Documents go in as parsed values and come out as their stored texts, which the SDK reads without a second encoding.
 */
import { randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { missingCollection, transactionConflict } from '../errors';
import { CommitCount } from './commit-count';
import { Database } from './database';
import { formatDocument, readStored, requireId, type Document, type DocumentId } from './document';
import { Blocked, GroupCommit } from './group-commit';
import type { IndexField } from './planner';
import { PRIMARY_INDEX, QueryCost } from './query-cost';
import { EVERYTHING, Reading, select, type FindRequest } from './reading';
import { Table, type CollectionDeclaration } from './table';
import { lockName, Transactions, type Transaction } from './transactions';
import { applyUpdate, checkOperators } from './update';

export interface ModifyRequest {
  query: Document;
  /** Update operators (`merge`), or the whole new document. */
  data: Document;
  merge: boolean;
  upsert: boolean;
  multi: boolean;
}

export interface ModifyResult {
  updated: number;
  upsertId: DocumentId | null;
}

/**
 * One open database. Whoever gives a {@link QueryCost} learns how a request was answered. All writing methods answer after their change is durable, or in a transaction at
 * once.
 */
export class Store {
  readonly #db: Database;
  readonly #tables = new Map<string, Table>();
  readonly #count: CommitCount;
  readonly #commits: GroupCommit;
  readonly #transactions = new Transactions();
  readonly #reading: Reading;

  /**
   * @param log one line for each thing worth telling: a query that was refused, a disk that is full
   * @throws FolderRefused when the file is damaged, cannot be written, or lacks what it once had
   */
  constructor(
    file: string,
    declarations: readonly CollectionDeclaration[],
    log: (line: string) => void = () => undefined,
  ) {
    mkdirSync(dirname(file), { recursive: true });
    this.#db = new Database(file);
    try {
      this.#count = new CommitCount(this.#db, file);
      this.#reading = new Reading(this.#transactions, (reason) => log(`refused: ${reason}`));
      this.#commits = new GroupCommit(
        this.#db,
        this.#count,
        (changes) => this.#transactions.noteCommitted(changes),
        log,
      );
      this.declare([...declarations, ...undeclared(this.#db, declarations)]);
    } catch (error) {
      this.#db.close();
      throw error;
    }
  }

  /** Makes what these collections lack of tables and indexes, and drops the indexes that they no longer have. */
  declare(declarations: readonly CollectionDeclaration[]): void {
    this.#db.whole(() => {
      for (const declaration of declarations) this.#tables.set(declaration.name, new Table(this.#db, declaration));
    });
  }

  get collections(): string[] {
    return [...this.#tables.keys()];
  }

  /** Adds a collection without indexes, as `db.createCollection` does. False when there is one of that name. */
  addCollection(name: string): boolean {
    if (this.#tables.has(name)) return false;
    this.#tables.set(name, new Table(this.#db, { name, indexes: [] }));
    return true;
  }

  /** The documents that match, as stored texts. Throws where no declared index serves the query. */
  find(collection: string, request: FindRequest, transaction?: Transaction, cost = new QueryCost()): string[] {
    return this.#reading.find(this.#table(collection), request, transaction, cost);
  }

  /** How many documents match. */
  count(collection: string, query: Document, cost = new QueryCost()): number {
    return this.#reading.count(this.#table(collection), query, cost);
  }

  /**
   * Runs a pipeline that begins with a `$match` an index serves, over at most 20,000 documents; so does each sub-query of a
   * `$lookup`. Gives rows as texts.
   */
  aggregate(collection: string, stages: readonly Document[], cost = new QueryCost()): string[] {
    return this.#reading.aggregate(this.#table(collection), stages, { cost, tableOf: (name) => this.#table(name) });
  }

  /** Inserts all of the documents or none; gives their ids. */
  async insert(collection: string, documents: readonly Document[], transaction?: Transaction): Promise<DocumentId[]> {
    const table = this.#table(collection);
    const prepared = documents.map((document) => {
      const id = requireId(document['_id'] ?? randomBytes(16).toString('hex'));
      const whole = withId(id, document);
      return { id, whole, body: this.#storable(table, whole) };
    });
    return this.#write(transaction, () => {
      for (const { id, whole, body } of prepared) {
        if (transaction && this.#read(table, id, transaction) !== null) throw table.duplicate('_id_', whole);
        this.#change(table, id, whole, body, transaction, { insert: true });
      }
      return prepared.map(({ id }) => id);
    });
  }

  /**
   * Updates or replaces what matches. `upsert` inserts when nothing does. `updated` counts the documents that really
   * changed.
   */
  async modify(
    collection: string,
    request: ModifyRequest,
    transaction?: Transaction,
    cost = new QueryCost(),
  ): Promise<ModifyResult> {
    const table = this.#table(collection);
    if (request.merge) checkOperators(request.data);
    const locate = this.#locator(table, request.query, request.multi, transaction, cost);
    return this.#write(transaction, () => {
      const hits = locate();
      let updated = 0;
      for (const body of hits) updated += this.#modifyOne(table, body, request, transaction);
      if (hits.length > 0 || !request.upsert) return { updated, upsertId: null };
      const id = requireId(request.query['_id'] ?? randomBytes(16).toString('hex'));
      const created: Document = request.merge ? { _id: id } : withId(id, request.data);
      if (request.merge) applyUpdate(created, request.data);
      this.#change(table, id, created, this.#storable(table, created), transaction, {});
      return { updated: 0, upsertId: id };
    });
  }

  #modifyOne(table: Table, body: string, request: ModifyRequest, transaction: Transaction | undefined): number {
    const document = readStored(body);
    const id = requireId(document['_id']);
    if (request.merge && !applyUpdate(document, request.data)) return 0;
    const whole = request.merge ? document : withId(id, request.data);
    this.#change(table, id, whole, this.#storable(table, whole), transaction, { before: body });
    return 1;
  }

  /** Removes the matching documents; gives their number. */
  async remove(
    collection: string,
    query: Document,
    multi: boolean,
    transaction?: Transaction,
    cost = new QueryCost(),
  ): Promise<number> {
    const table = this.#table(collection);
    const locate = this.#locator(table, query, multi, transaction, cost);
    return this.#write(transaction, () => {
      const hits = locate();
      for (const body of hits)
        this.#change(table, requireId(readStored(body)['_id']), null, null, transaction, { before: body });
      return hits.length;
    });
  }

  /** Begins a transaction for an invocation. It ends by itself after ten seconds. */
  begin(owner: string): Transaction {
    return this.#transactions.begin(owner);
  }

  /** The open transaction of that id and owner. Throws DATABASE_TRANSACTION_FAIL. */
  transaction(id: string, owner: string): Transaction {
    return this.#transactions.require(id, owner);
  }

  /** Whether an invocation has a transaction open. */
  hasOpenTransaction(owner: string): boolean {
    return this.#transactions.anyOpen && this.#transactions.ownedBy(owner).length > 0;
  }

  /** Makes the writes of a transaction durable, all or none. */
  async commit(transaction: Transaction): Promise<void> {
    transaction.state = 'committing';
    try {
      if (transaction.writes.size > 0)
        await this.#commits.submit(() => this.#applyAll(transaction), transactionConflict);
    } finally {
      this.#transactions.end(transaction);
    }
  }

  /** Forgets the writes of a transaction. */
  abort(transaction: Transaction): void {
    this.#transactions.end(transaction);
  }

  /** Ends what an invocation has left open. */
  abortAllOf(owner: string): void {
    if (this.#transactions.anyOpen)
      for (const transaction of this.#transactions.ownedBy(owner)) this.abort(transaction);
  }

  /** Removes every document of every collection. */
  async clear(): Promise<void> {
    await this.#commits.submit(() => this.#tables.forEach((table) => table.clear()), transactionConflict);
  }

  /** How SQLite answers a query, line by line. */
  explain(collection: string, query: Document, order: IndexField[] = []): string[] {
    const table = this.#table(collection);
    return table.explain(this.#reading.plan(table, query, order));
  }

  /** Writes what waits and closes the file. */
  close(): void {
    this.#commits.close();
    this.#count.close();
    this.#db.close();
  }

  #table(name: string): Table {
    const table = this.#tables.get(name);
    if (!table) throw missingCollection();
    return table;
  }

  /** What to modify or remove. Planned at once, so that a refusal does not wait for the common commit. */
  #locator(
    table: Table,
    query: Document,
    multi: boolean,
    transaction: Transaction | undefined,
    cost: QueryCost,
  ): () => string[] {
    const only = onlyId(query);
    if (only !== undefined) {
      cost.index = PRIMARY_INDEX;
      return () => {
        const body = this.#read(table, only, transaction);
        const bodies = body === null ? [] : [body];
        cost.read += bodies.length;
        return bodies;
      };
    }
    if (transaction) throw this.#reading.refuse('inside a transaction the cloud modifies and removes by doc(id) only');
    if (Object.keys(query).length === 0)
      throw this.#reading.refuse(`a modification of the whole collection "${table.name}" is not allowed`);
    const plan = this.#reading.plan(table, query, []);
    cost.served(plan);
    return () => select(table, plan, query, { limit: multi ? EVERYTHING : 1, cost });
  }

  #read(table: Table, id: DocumentId, transaction: Transaction | undefined): string | null {
    const seen = transaction && this.#transactions.seen(transaction, table.name, id);
    return seen !== undefined ? seen : (table.get(id) ?? null);
  }

  /** A write that fails inside a transaction ends it, as in MongoDB: whoever catches the error cannot go on with it. */
  async #write<T>(transaction: Transaction | undefined, run: () => T): Promise<T> {
    if (!transaction) return this.#commits.submit(run, transactionConflict);
    try {
      return await Promise.resolve().then(run);
    } catch (error) {
      this.#transactions.end(transaction);
      throw error;
    }
  }

  /** One document written: kept aside in a transaction, else put into the running common commit. */
  #change(
    table: Table,
    id: DocumentId,
    document: Document | null,
    body: string | null,
    transaction: Transaction | undefined,
    hint: { insert?: boolean; before?: string },
  ): void {
    const name = lockName(table.name, id);
    if (transaction) {
      if (transaction.state !== 'open') throw transactionConflict();
      this.#transactions.lock(transaction, name);
      if (document) this.#lockUniqueKeys(table, name, document, transaction);
      this.#transactions.addWrite(transaction, { collection: table.name, id, before: null, after: body });
      return;
    }
    if (this.#transactions.anyOpen) this.#waitForHolders(table, name, document);
    const before = hint.insert ? null : (hint.before ?? (this.#transactions.anyOpen ? (table.get(id) ?? null) : null));
    if (body === null) table.remove(id);
    else if (hint.insert) table.insert(id, body);
    else table.put(id, body);
    this.#commits.note({ collection: table.name, id, before, after: body });
  }

  #waitForHolders(table: Table, name: string, document: Document | null): void {
    const locks = [name, ...(document ? table.uniqueKeys(document).map((key) => uniqueLock(table, key.text)) : [])];
    for (const lock of locks) {
      const holder = this.#transactions.holder(lock);
      if (holder) throw new Blocked(holder.ended);
    }
  }

  /** Two open transactions must not both believe that a unique key is free. */
  #lockUniqueKeys(table: Table, name: string, document: Document, transaction: Transaction): void {
    for (const key of table.uniqueKeys(document)) {
      this.#transactions.lock(transaction, uniqueLock(table, key.text));
      for (const [other, write] of transaction.writes) {
        const written =
          write.collection === table.name && other !== name && write.after !== null
            ? readStored(write.after)
            : undefined;
        if (written && table.uniqueKeys(written).some((taken) => taken.text === key.text))
          throw table.duplicate(key.index.name, document);
      }
      const holder = table.holderOf(key.index, key.keys);
      const holderName = holder === undefined ? name : lockName(table.name, requireId(readStored(holder)['_id']));
      if (holderName !== name && !transaction.writes.has(holderName)) throw table.duplicate(key.index.name, document);
    }
  }

  /** Removals first, so that a key freed by the transaction can be taken by it. */
  #applyAll(transaction: Transaction): void {
    const writes = [...transaction.writes.values()];
    for (const write of [
      ...writes.filter((one) => one.after === null),
      ...writes.filter((one) => one.after !== null),
    ]) {
      const table = this.#table(write.collection);
      const before = table.get(write.id) ?? null;
      if (write.after === null) table.remove(write.id);
      else table.put(write.id, write.after);
      this.#commits.note({ ...write, before });
    }
  }

  #storable(table: Table, document: Document): string {
    table.checkIndexable(document);
    return formatDocument(document);
  }
}

/** Collections that a function has created while it ran, in an earlier life of this store. */
function undeclared(db: Database, declarations: readonly CollectionDeclaration[]): CollectionDeclaration[] {
  return Table.names(db)
    .filter((name) => !declarations.some((declaration) => declaration.name === name))
    .map((name) => ({ name, indexes: [] }));
}

/** The document with its id, which comes first. */
function withId(id: DocumentId, document: Document): Document {
  const whole: Document = { _id: id, ...document };
  whole['_id'] = id;
  return whole;
}

function uniqueLock(table: Table, text: string): string {
  return `${table.name}\0unique\0${text}`;
}

/** The id, when a query asks for one document by its id and nothing else. */
function onlyId(query: Document): DocumentId | undefined {
  const id = query['_id'];
  return Object.keys(query).length === 1 && (typeof id === 'string' || typeof id === 'number')
    ? requireId(id)
    : undefined;
}
