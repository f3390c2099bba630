import { FolderRefused } from '../folder/refusal';
import type { Database } from './database';
import { Watermark } from './watermark';

/** Counts the commits of a store, in the database itself and beside it, so that a database which has lost some is found out. */
export class CommitCount {
  readonly #db: Database;
  readonly #watermark: Watermark | undefined;
  #count: number;

  /**
   * @param file of the database; one in memory has nothing beside it
   * @throws FolderRefused `dataMissing` when the database has fewer commits than it had
   */
  constructor(db: Database, file: string) {
    this.#db = db;
    this.#watermark = file === ':memory:' ? undefined : new Watermark(file);
    db.exec('CREATE TABLE IF NOT EXISTS store_commits (only INTEGER PRIMARY KEY, made INTEGER NOT NULL)');
    db.exec('INSERT OR IGNORE INTO store_commits VALUES (1, 0)');
    this.#count = Number(db.prepare('SELECT made FROM store_commits').all([])[0]?.[0]);
    const noted = this.#watermark?.read() ?? 0;
    if (this.#watermark && noted > this.#count)
      throw new FolderRefused(
        'dataMissing',
        `${file} lacks ${noted - this.#count} of the ${noted} commits it has made: its log was cut off or removed, or an older copy ` +
          `lies in its place. Put back what is missing; to go on with what is left, remove ${this.#watermark.file}`,
      );
    this.#watermark?.note(this.#count);
  }

  /** Inside the transaction that changes something: counts it. */
  count(): void {
    this.#db.prepare('UPDATE store_commits SET made = made + 1').run([]);
  }

  /** Once that transaction is durable. */
  committed(): void {
    this.#count += 1;
    this.#watermark?.note(this.#count);
  }

  close(): void {
    this.#watermark?.close();
  }
}
