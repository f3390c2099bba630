import { refusedRequest } from '../errors';
import type { Database } from './database';
import { readStored, valueAt, type Document, type DocumentId } from './document';
import { keyText, scalarKey, storedKey, type Key } from './keys';
import type { IndexDeclaration } from './planner';

/**
 * An index over the members of an array, as the cloud makes one by itself where an indexed path holds an array. SQLite has
 * none, so its entries lie in a table of their own, in the order of the index: one for each different member.
 *
 * A document without the array, or with an empty one, has no entry: a plan uses such an index only to look a member up.
 */
export class MultikeyIndex {
  readonly table: string;
  readonly #db: Database;
  readonly #index: IndexDeclaration;
  readonly #steps: string[][];
  readonly #marks: string;

  constructor(db: Database, collection: string, index: IndexDeclaration) {
    this.#db = db;
    this.#index = index;
    this.table = `"${tableName(collection, index)}"`;
    // The id ends every entry, whether the declaration says so or not.
    this.#steps = keyFields(index).map(({ path }) => path.split('.'));
    this.#marks = [...this.#steps, 'id'].map(() => '?').join(', ');
  }

  /**
   * Makes the table, new or anew where it was declared differently, and fills it; removes those of no declared index. Inside the
   * caller's transaction, so that no index is ever half full.
   */
  static prepare(db: Database, collection: string, indexes: readonly MultikeyIndex[], source: string): void {
    const present = new Map(
      db
        .prepare("SELECT name, sql FROM sqlite_master WHERE type = 'table' AND substr(name, 1, ?) = ?")
        .all([`m_${collection}.`.length, `m_${collection}.`])
        .map(([name, sql]) => [`"${String(name)}"`, String(sql)]),
    );
    for (const index of indexes) {
      const sql = index.#sql();
      if (present.get(index.table) !== sql) {
        db.exec(`DROP TABLE IF EXISTS ${index.table}`);
        db.exec(sql);
        for (const [id, body] of db.prepare(`SELECT id, body FROM ${source}`).all([]))
          index.add(id as DocumentId, readStored(String(body)));
      }
      present.delete(index.table);
    }
    for (const table of present.keys()) db.exec(`DROP TABLE ${table}`);
  }

  add(id: DocumentId, document: Document): void {
    const insert = this.#db.prepare(`INSERT INTO ${this.table} VALUES (${this.#marks})`);
    for (const entry of this.#entriesOf(document)) insert.run([...entry, id]);
  }

  remove(id: DocumentId, document: Document): void {
    const columns = [...this.#steps.map((_, at) => `k${at}`), 'id'];
    const remove = this.#db.prepare(
      `DELETE FROM ${this.table} WHERE ${columns.map((column) => `${column} = ?`).join(' AND ')}`,
    );
    for (const entry of this.#entriesOf(document)) remove.run([...entry, id]);
  }

  clear(): void {
    this.#db.exec(`DELETE FROM ${this.table}`);
  }

  /** Refuses what this index cannot hold: members that are no scalars, and an array where the declaration has none. */
  check(document: Document): void {
    for (const [at, { path, each }] of keyFields(this.#index).entries()) {
      const { value, crossesArray } = valueAt(document, this.#steps[at] ?? []);
      const holds = each
        ? !crossesArray || (Array.isArray(value) && value.every((member) => scalarKey(member) !== undefined))
        : !crossesArray;
      if (!holds) throw refusedRequest(`multikey index "${this.#index.name}": "${path}" holds what it cannot index`);
    }
  }

  #sql(): string {
    const fields = keyFields(this.#index);
    const columns = fields.map((_, at) => `k${at}`);
    const declared = this.#index.fields;
    const ending = declared.some(({ path }) => path === '_id')
      ? []
      : [{ path: '_id', order: declared.at(-1)?.order ?? 1 }];
    const order = [...declared, ...ending].map(({ path, order }) => {
      const column = path === '_id' ? 'id' : `k${fields.findIndex((field) => field.path === path)}`;
      return `${column} ${order === 1 ? 'ASC' : 'DESC'}`;
    });
    return `CREATE TABLE ${this.table} (${columns.join(', ')}, id, PRIMARY KEY (${order.join(', ')})) WITHOUT ROWID`;
  }

  /** One list of keys for each different member of the array. */
  #entriesOf(document: Document): Key[][] {
    const fields = keyFields(this.#index);
    const values = fields.map((_, at) => valueAt(document, this.#steps[at] ?? []).value);
    const eachAt = fields.findIndex(({ each }) => each);
    const members: unknown = values[eachAt];
    if (members === undefined || members === null) return [];
    const distinct = new Map<string, Key>();
    for (const member of Array.isArray(members) ? (members as unknown[]) : [members]) {
      const key = storedKey(member);
      distinct.set(keyText(key), key);
    }
    return [...distinct.values()].map((key) => values.map((value, at) => (at === eachAt ? key : storedKey(value))));
  }
}

/** The fields before the id, which every entry ends with. */
const keyFields = ({ fields }: IndexDeclaration) => fields.filter(({ path }) => path !== '_id');

const tableName = (collection: string, { name }: IndexDeclaration): string => `m_${collection}.${name}`;
