import type { Database } from '../data/database';

/**
 * Something a warm instance remembers between two calls, made when first asked for. It is bound to the instance's
 * database: another instance, or another test, has a memory of its own. It may be lost at any moment, so nothing may
 * depend on it but the number of reads.
 */
export function perInstance<Memory>(make: () => Memory): (db: Database) => Memory {
  const memories = new WeakMap<Database, Memory>();
  return (db) => {
    const known = memories.get(db);
    if (known !== undefined) return known;
    const made = make();
    memories.set(db, made);
    return made;
  };
}
