import Libsql from 'libsql';

/** What the store needs of a prepared statement. Rows come as arrays. */
export interface Statement {
  all(params: readonly SqlValue[]): unknown[][];
  run(params: readonly SqlValue[]): number;
}

type SqlValue = string | number | Buffer | null;

/** The statements kept ready; query shapes of a product are few, so this is only a guard against growth without end. */
const MAX_STATEMENTS = 500;

/**
 * One SQLite file with write-ahead log and full synchronisation: what COMMIT has answered survives a killed process
 * and a power cut.
 */
export class Database {
  readonly #db: Libsql.Database;
  readonly #statements = new Map<string, Statement>();

  constructor(file: string) {
    this.#db = new Libsql(file);
    this.#db.pragma('journal_mode=WAL');
    this.#db.pragma('synchronous=FULL');
    this.#db.pragma('cache_size=-32000');
  }

  exec(sql: string): void {
    this.#db.exec(sql);
  }

  prepare(sql: string): Statement {
    const known = this.#statements.get(sql);
    if (known) return known;
    if (this.#statements.size >= MAX_STATEMENTS) this.#statements.clear();
    const prepared = this.#db.prepare(sql);
    const statement: Statement = {
      // `all` reads to the end: an iterator left half way would keep its read lock and block checkpoints.
      // The parameters go as one list: libsql takes a lone Buffer for an object of named parameters.
      all: (params) => prepared.raw(true).all(params) as unknown[][],
      run: (params) => prepared.run(params).changes,
    };
    this.#statements.set(sql, statement);
    return statement;
  }

  close(): void {
    this.#statements.clear();
    this.#db.close();
  }
}

/** The name of the unique index that a failed statement ran into, `_id_` for the primary key; undefined for any other error. */
export function violatedIndex(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error)) return undefined;
  if (error.code === 'SQLITE_CONSTRAINT_PRIMARYKEY') return '_id_';
  if (error.code !== 'SQLITE_CONSTRAINT_UNIQUE') return undefined;
  return /index '(.+)'/.exec(error.message)?.[1] ?? '_id_';
}
