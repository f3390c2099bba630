import type { Database, Reader, Transaction } from './database';
import type { KeyRecord, KeyRegistry } from './documents';

const ID = 'keys';

/** By what the keys of this environment are known; undefined before its first set-up, or when an older version made it. */
export const getKeyRegistry = (db: Reader): Promise<KeyRegistry | undefined> => db.get('keyRegistry', ID);

/** Begins the registry; one that is there stays as it is. */
export const addKeyRegistry = (db: Database, keys: KeyRecord[]): Promise<'added' | 'exists'> =>
  db.add('keyRegistry', { _id: ID, keys });

export const saveKeyRegistry = (tx: Transaction, keys: KeyRecord[]): Promise<void> =>
  tx.put('keyRegistry', { _id: ID, keys });
