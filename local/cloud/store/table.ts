import { duplicateKey, refusedRequest } from '../errors';
import { violatedIndex, type Database } from './database';
import { readStored, valueAt, type Document, type DocumentId } from './document';
import { keySql, keyText, storedKey, type Key } from './keys';
import { MultikeyIndex } from './multikey';
import { isMultikey, type IndexDeclaration, type Plan } from './planner';

export interface CollectionDeclaration {
  name: string;
  indexes: IndexDeclaration[];
}

interface PreparedIndex {
  declaration: IndexDeclaration;
  fields: { path: string; steps: string[] }[];
}

const NAME = /^[A-Za-z_][\w-]{0,63}$/;
const PATH = /^[A-Za-z_]\w*(\.[A-Za-z_]\w*)*$/;
/** As many as a collection of the cloud may have. */
const MAX_INDEXES = 20;

/** One collection: a table of (id, body) and one expression index for each declared index, or a table where it is multikey. */
export class Table {
  readonly name: string;
  readonly indexes: readonly IndexDeclaration[];
  readonly #db: Database;
  readonly #table: string;
  readonly #prepared: PreparedIndex[];
  readonly #multikey: ReadonlyMap<string, MultikeyIndex>;

  constructor(db: Database, declaration: CollectionDeclaration) {
    checkDeclaration(declaration);
    this.#db = db;
    this.name = declaration.name;
    this.indexes = declaration.indexes;
    this.#table = quote(`c_${declaration.name}`);
    this.#prepared = declaration.indexes
      .filter((index) => !isMultikey(index))
      .map((index) => ({
        declaration: index,
        fields: index.fields.map((field) => ({ path: field.path, steps: field.path.split('.') })),
      }));
    this.#multikey = new Map(
      declaration.indexes
        .filter(isMultikey)
        .map((index) => [index.name, new MultikeyIndex(db, declaration.name, index)]),
    );
    this.#create();
  }

  /** The collections that a database holds. */
  static names(db: Database): string[] {
    const rows = db
      .prepare("SELECT name FROM sqlite_master WHERE type = 'table' AND substr(name, 1, 2) = 'c_'")
      .all([]);
    return rows.map((row) => String(row[0]).slice(2));
  }

  /** Creates the table and its indexes, and drops those that are no longer declared or are declared differently. */
  #create(): void {
    this.#db.exec(`CREATE TABLE IF NOT EXISTS ${this.#table} (id NOT NULL PRIMARY KEY, body TEXT NOT NULL)`);
    const wanted = new Map(
      this.#prepared.map(({ declaration }) => [this.#indexName(declaration.name), this.#indexSql(declaration)]),
    );
    const present = this.#db
      .prepare("SELECT name, sql FROM sqlite_master WHERE type = 'index' AND tbl_name = ? AND sql IS NOT NULL")
      .all([`c_${this.name}`]);
    for (const [name, sql] of present) {
      if (wanted.get(String(name)) === sql) wanted.delete(String(name));
      else this.#db.exec(`DROP INDEX ${quote(String(name))}`);
    }
    for (const sql of wanted.values()) this.#db.exec(sql);
    MultikeyIndex.prepare(this.#db, this.name, [...this.#multikey.values()], this.#table);
  }

  #indexName(index: string): string {
    return `i_${this.name}.${index}`;
  }

  #indexSql(index: IndexDeclaration): string {
    const terms = index.fields.map((field) => `${keySql(field.path)} ${field.order === 1 ? 'ASC' : 'DESC'}`);
    return `CREATE ${index.unique ? 'UNIQUE ' : ''}INDEX ${quote(this.#indexName(index.name))} ON ${this.#table} (${terms.join(', ')})`;
  }

  /** The stored text of one document. */
  get(id: DocumentId): string | undefined {
    const row = this.#db.prepare(`SELECT body FROM ${this.#table} WHERE id = ?`).all([id])[0];
    return row === undefined ? undefined : String(row[0]);
  }

  insert(id: DocumentId, body: string): void {
    this.#guarded(id, body, () => this.#db.prepare(`INSERT INTO ${this.#table} VALUES (?, ?)`).run([id, body]));
    this.#enter(id, body);
  }

  /** Inserts or replaces. */
  put(id: DocumentId, body: string): void {
    const sql = `INSERT INTO ${this.#table} VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET body = excluded.body`;
    this.#leave(id);
    this.#guarded(id, body, () => this.#db.prepare(sql).run([id, body]));
    this.#enter(id, body);
  }

  remove(id: DocumentId): void {
    this.#leave(id);
    this.#db.prepare(`DELETE FROM ${this.#table} WHERE id = ?`).run([id]);
  }

  clear(): void {
    this.#db.exec(`DELETE FROM ${this.#table}`);
    for (const index of this.#multikey.values()) index.clear();
  }

  /** Puts a document into the multikey indexes. Like every write it stands in a transaction of SQLite with the others. */
  #enter(id: DocumentId, body: string): void {
    if (this.#multikey.size === 0) return;
    const document = readStored(body);
    for (const index of this.#multikey.values()) index.add(id, document);
  }

  /** Takes what is stored of a document out of the multikey indexes. */
  #leave(id: DocumentId): void {
    const body = this.#multikey.size === 0 ? undefined : this.get(id);
    if (body === undefined) return;
    const document = readStored(body);
    for (const index of this.#multikey.values()) index.remove(id, document);
  }

  select(plan: Plan, limit: number, offset: number): string[] {
    const order = plan.orderBy ? `ORDER BY ${plan.orderBy}` : '';
    const sql = `SELECT ${this.#bodyOf(plan)} FROM ${this.#from(plan)} WHERE ${plan.where} ${order} LIMIT ? OFFSET ?`;
    return this.#db
      .prepare(sql)
      .all([...plan.params, limit, offset])
      .map((row) => String(row[0]));
  }

  count(plan: Plan): number {
    return Number(
      this.#db.prepare(`SELECT count(*) FROM ${this.#from(plan)} WHERE ${plan.where}`).all(plan.params)[0]?.[0],
    );
  }

  /** How many different keys the documents of a plan have at a path. */
  countDistinct(plan: Plan, path: string): number {
    const keys = `SELECT DISTINCT ${keySql(path)} FROM ${this.#from(plan)} WHERE ${plan.where}`;
    return Number(this.#db.prepare(`SELECT count(*) FROM (${keys})`).all(plan.params)[0]?.[0]);
  }

  /** INDEXED BY makes SQLite fail rather than scan, should the plan and the index ever drift apart. */
  #from(plan: Plan): string {
    const multikey = plan.index === undefined ? undefined : this.#multikey.get(plan.index);
    if (multikey) return `${multikey.table} AS entry`;
    return plan.index === undefined ? this.#table : `${this.#table} INDEXED BY ${quote(this.#indexName(plan.index))}`;
  }

  /** What is selected: an entry of a multikey index names its document, which is read by its id. */
  #bodyOf(plan: Plan): string {
    return plan.multikey ? `(SELECT body FROM ${this.#table} AS document WHERE document.id = entry.id)` : 'body';
  }

  /** How SQLite answers a plan; for tests of the promise that nothing scans and nothing sorts. */
  explain(plan: Plan): string[] {
    const order = plan.orderBy ? `ORDER BY ${plan.orderBy}` : '';
    const sql = `EXPLAIN QUERY PLAN SELECT ${this.#bodyOf(plan)} FROM ${this.#from(plan)} WHERE ${plan.where} ${order}`;
    return this.#db
      .prepare(sql)
      .all(plan.params)
      .map((row) => String(row[3]));
  }

  /** Refuses arrays on indexed paths: the cloud would make the index multikey, which is declared here or not at all. */
  checkIndexable(document: Document): void {
    for (const { declaration, fields } of this.#prepared) {
      for (const { path, steps } of fields) {
        if (valueAt(document, steps).crossesArray) {
          throw refusedRequest(
            `index "${declaration.name}" of "${this.name}": "${path}" holds an array, and the index is not declared multikey`,
          );
        }
      }
    }
    for (const index of this.#multikey.values()) index.check(document);
  }

  /** The keys that a document takes in the unique indexes, as texts that are equal when they collide. */
  uniqueKeys(document: Document): { index: IndexDeclaration; keys: Key[]; text: string }[] {
    return this.#prepared
      .filter(({ declaration }) => declaration.unique)
      .map(({ declaration, fields }) => {
        const keys = fields.map(({ steps }) => storedKey(valueAt(document, steps).value));
        return { index: declaration, keys, text: JSON.stringify([declaration.name, ...keys.map(keyText)]) };
      });
  }

  /** The committed document that holds a key of a unique index. */
  holderOf(index: IndexDeclaration, keys: readonly Key[]): string | undefined {
    const where = index.fields.map((field) => `${keySql(field.path)} = ?`).join(' AND ');
    const plan: Plan = { index: index.name, where, multikey: false, params: [...keys], orderBy: '', residual: false };
    return this.select(plan, 1, 0)[0];
  }

  duplicate(index: string, document: Document): Error {
    const fields = this.indexes.find((declared) => declared.name === index)?.fields;
    const key = fields
      ? Object.fromEntries(fields.map((field) => [field.path, valueAt(document, field.path.split('.')).value ?? null]))
      : { _id: document['_id'] };
    return duplicateKey(this.name, index, key);
  }

  #guarded(id: DocumentId, body: string, write: () => void): void {
    try {
      write();
    } catch (error) {
      const violated = violatedIndex(error);
      if (violated === undefined) throw error;
      const prefix = `i_${this.name}.`;
      throw this.duplicate(violated.startsWith(prefix) ? violated.slice(prefix.length) : violated, {
        ...readStored(body),
        _id: id,
      });
    }
  }
}

function checkDeclaration(declaration: CollectionDeclaration): void {
  if (!NAME.test(declaration.name)) throw new Error(`collection name "${declaration.name}" is not allowed`);
  if (declaration.indexes.length > MAX_INDEXES)
    throw new Error(`collection "${declaration.name}" declares more than ${MAX_INDEXES} indexes`);
  for (const index of declaration.indexes) {
    if (!NAME.test(index.name)) throw new Error(`index name "${index.name}" of "${declaration.name}" is not allowed`);
    if (index.fields.length === 0 || index.fields.some((field) => !PATH.test(field.path))) {
      throw new Error(`index "${index.name}" of "${declaration.name}" has a path that is not allowed`);
    }
    if (isMultikey(index) && (index.unique || index.fields.filter(({ each }) => each).length > 1))
      throw new Error(`multikey index "${index.name}" of "${declaration.name}" is unique or has two arrays`);
  }
}

function quote(name: string): string {
  return `"${name}"`;
}
