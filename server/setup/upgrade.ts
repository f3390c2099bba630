import type { Services } from '../call/context';
import { claimForApproved } from '../data/national-ids';
import { addUpgrade, findUpgrades } from '../data/upgrades';
import { makeSearchable } from './make-searchable';

/** What brings stored data into the shape of this version; done once in an environment, by the timer. */
const upgrades: Record<string, (services: Services, at: number) => Promise<boolean>> = {
  /** People who were approved before `nationalIds` existed get theirs there. */
  nationalIds: async ({ db }) => {
    await claimForApproved(db);
    return true;
  },
  searchable: async (services, at) => (await makeSearchable({ db: services.db, now: () => services.now(), at })).done,
};

/**
 * Makes the upgrades that this environment has not had, in their order. One that ran out of time, or was killed, goes on at the
 * next run of the timer.
 * @returns the names of those that were finished now
 */
export async function upgrade(services: Services): Promise<string[]> {
  const { db, log } = services;
  const at = services.now();
  const had = new Set((await findUpgrades(db, Object.keys(upgrades))).map(({ _id }) => _id));
  const finished: string[] = [];
  for (const [name, make] of Object.entries(upgrades)) {
    if (had.has(name)) continue;
    if (!(await make(services, at))) break;
    await addUpgrade(db, { _id: name, at: services.now() });
    log.info('upgraded', { name });
    finished.push(name);
  }
  return finished;
}
