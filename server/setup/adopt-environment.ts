import type { Services } from '../call/context';
import { listInstitutions, setInstitutionSeal } from '../data/accounts';
import type { KeyRecord } from '../data/documents';
import { addKeyRegistry, getKeyRegistry } from '../data/key-registry';
import { checkOf, faultsByData, heldKeys, type HeldKey } from '../guard/key-check';
import { sealedInstitution } from '../guard/role-seal';

export const recordOf = ({ name, id, key }: HeldKey, since: number): KeyRecord => ({
  name,
  id,
  check: checkOf(key),
  since,
});

/**
 * Registers the keys of an environment that has no registry yet: at its first set-up, or when it was set up before there were
 * registries. Then its data must fit the keys, and its institutions get the seals that they lack: once, before the registry is there, for
 * afterwards whatever has no seal is not ours. Broken off half way, it is done again.
 * @returns false when there is a registry already, or the keys are not those of the data
 */
export async function adoptEnvironment(services: Services): Promise<boolean> {
  const { db, secrets, log } = services;
  if (await getKeyRegistry(db)) return false;
  const faults = await faultsByData(services);
  for (const { key, problem } of faults) log.error('keyUnfit', { key, problem });
  if (faults.length > 0) return false;
  for (const institution of await listInstitutions(db)) {
    const { seal } = sealedInstitution(services, institution);
    if (institution.seal === undefined && seal !== undefined) await setInstitutionSeal(db, institution, seal);
  }
  const keys = heldKeys(secrets).map((held) => recordOf(held, services.now()));
  if ((await addKeyRegistry(db, keys)) === 'added') log.info('keysRegistered', { keys: keys.length });
  return true;
}
