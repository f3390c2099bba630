import type { Database } from './database';
import type { Upgrade } from './documents';

/** Those of these upgrades that the environment has had. */
export const findUpgrades = (db: Database, names: readonly string[]): Promise<Upgrade[]> =>
  db.getMany('upgrades', names);

/** Notes that an upgrade is finished; two that finished it at the same moment are one. */
export const addUpgrade = (db: Database, upgrade: Upgrade): Promise<'added' | 'exists'> => db.add('upgrades', upgrade);
