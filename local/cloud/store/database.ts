import { FolderRefused, writeProblem } from '../folder/refusal';
import Libsql from 'libsql';

/** What the store needs of a prepared statement. Rows come as arrays. */
export interface Statement {
  all(params: readonly SqlValue[]): unknown[][];
  run(params: readonly SqlValue[]): number;
}

type SqlValue = string | number | Buffer | null;

/** The statements kept ready; query shapes of a product are few, so this is only a guard against growth without end. */
const MAX_STATEMENTS = 500;

/** Pages of the write-ahead log, of 4 KB each, after which it is taken over into the database: what lies in the log alone stays small. */
const CHECKPOINT_PAGES = 1_000;

/**
 * One SQLite file with write-ahead log and full synchronisation: what COMMIT has answered survives a killed process
 * and a power cut. A proper close leaves everything in the file itself.
 */
export class Database {
  readonly #db: Libsql.Database;
  readonly #statements = new Map<string, Statement>();

  /** @throws FolderRefused `damaged` when it is no database or SQLite finds it broken, `unwritable` */
  constructor(file: string) {
    let db: Libsql.Database | undefined;
    try {
      db = new Libsql(file);
      db.pragma('journal_mode=WAL');
      db.pragma('synchronous=FULL');
      db.pragma('cache_size=-32000');
      db.pragma(`wal_autocheckpoint=${CHECKPOINT_PAGES}`);
      this.#db = db;
      this.#check(file);
    } catch (error) {
      db?.close();
      throw refusalOf(file, error);
    }
  }

  /** Structure and pages, without the contents of the indexes: a second or so for a million documents. */
  #check(file: string): void {
    const [row] = this.#db.prepare('PRAGMA quick_check(1)').raw(true).all([]) as unknown[][];
    if (row?.[0] !== 'ok') throw new FolderRefused('damaged', `${file} is damaged: ${String(row?.[0])}`);
  }

  exec(sql: string): void {
    this.#db.exec(sql);
  }

  /** Does all of it or nothing, and waits once for the disk instead of after each statement. */
  whole(work: () => void): void {
    this.exec('BEGIN');
    try {
      work();
      this.exec('COMMIT');
    } catch (error) {
      this.exec('ROLLBACK');
      throw error;
    }
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

  /** Takes the log over into the file and closes it; libsql's own close would leave everything in the log. */
  close(): void {
    this.#statements.clear();
    try {
      this.#db.pragma('wal_checkpoint(TRUNCATE)');
    } catch (error) {
      // On a full disk the log stays where it is, and the next start reads it.
      if (writeProblem(error) === undefined) throw error;
    } finally {
      this.#db.close();
    }
  }
}

function refusalOf(file: string, error: unknown): unknown {
  if (error instanceof FolderRefused) return error;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'SQLITE_NOTADB' || code.startsWith('SQLITE_CORRUPT') || code === 'SQLITE_IOERR_SHORT_READ')
    return new FolderRefused('damaged', `${file} is damaged (${code})`);
  const problem = writeProblem(error);
  return problem === undefined ? error : new FolderRefused('unwritable', `${file}: ${problem}`);
}

/** The name of the unique index that a failed statement ran into, `_id_` for the primary key; undefined for any other error. */
export function violatedIndex(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error)) return undefined;
  if (error.code === 'SQLITE_CONSTRAINT_PRIMARYKEY') return '_id_';
  if (error.code !== 'SQLITE_CONSTRAINT_UNIQUE') return undefined;
  return /index '(.+)'/.exec(error.message)?.[1] ?? '_id_';
}
