import type { Database } from './database';
import type { Upgrade } from './documents';

/** What is known of these upgrades: which were made, and which are under way. */
export const findUpgrades = (db: Database, names: readonly string[]): Promise<Upgrade[]> =>
  db.getMany('upgrades', names);

/** Notes how far an upgrade has come. */
export const saveUpgrade = (db: Database, upgrade: Upgrade): Promise<void> =>
  db.transaction((tx) => tx.put('upgrades', upgrade));
