import { USUAL_DOCUMENT } from '../../domain/person/identity-document';
import { createHmac } from 'node:crypto';
import type { Services } from '../call/context';
import type { Database } from '../data/database';
import type { KeyRecord } from '../data/documents';
import { getKeyRegistry } from '../data/key-registry';
import { findAnyPerson } from '../data/persons';
import type { KeyName, Secrets } from '../platform/platform';
import { documentDigest, openNationalId } from './personal-data';

/**
 * What is wrong with a key:
 * - `changed`: it is another one than that of the same name and id which was registered
 * - `missing`: something may still be sealed with it, and this function does not have it
 * - `unregistered`: it would seal, and nobody has registered it yet
 * - `retired`: it would seal, and was given up
 */
type KeyProblem = 'changed' | 'missing' | 'unregistered' | 'retired';

/** A key, as the log and an operator name it: `DIGEST_KEY`, `PERSONAL_DATA_KEY:0`. */
export interface KeyFault {
  key: string;
  problem: KeyProblem;
}

export interface HeldKey {
  name: KeyName;
  id: string;
  key: Buffer;
}

const LABEL = 'jijiaotong: check of a key';

export const checkOf = (key: Buffer): string => createHmac('sha256', key).update(LABEL).digest('hex');

export const keyNameOf = ({ name, id }: { name: KeyName; id: string }): string => (id === '' ? name : `${name}:${id}`);

/** The keys that a function has. */
export function heldKeys(secrets: Secrets): HeldKey[] {
  const lists: Record<KeyName, () => HeldKey[]> = {
    PERSONAL_DATA_KEY: () => secrets.personalDataKeys.map(({ id, key }) => ({ name: 'PERSONAL_DATA_KEY', id, key })),
    DIGEST_KEY: () => [{ name: 'DIGEST_KEY', id: '', key: secrets.digestKey }],
    TOKEN_KEYS: () => secrets.tokenKeys.map(({ version, key }) => ({ name: 'TOKEN_KEYS', id: String(version), key })),
    ANCHOR_KEY: () => [{ name: 'ANCHOR_KEY', id: '', key: secrets.anchorKey }],
  };
  return secrets.given.flatMap((name) => lists[name]());
}

/** What is wrong with the keys of a function, measured by those that were registered. */
export function judgeKeys(registered: readonly KeyRecord[], secrets: Secrets): KeyFault[] {
  const held = heldKeys(secrets);
  const faults: KeyFault[] = [];
  for (const key of held) {
    const record = registered.find(({ name, id }) => name === key.name && id === key.id);
    const problem = problemOf(key, record, secrets);
    if (problem) faults.push({ key: keyNameOf(key), problem });
  }
  for (const record of registered) {
    // A code is good for seconds, and an anchor is checked by what is kept outside: only what opens stored data must stay.
    const needed = record.name === 'PERSONAL_DATA_KEY' && secrets.given.includes(record.name);
    if (!needed || record.retiredAt !== undefined) continue;
    if (!held.some(({ name, id }) => name === record.name && id === record.id))
      faults.push({ key: keyNameOf(record), problem: 'missing' });
  }
  return faults;
}

function problemOf(held: HeldKey, record: KeyRecord | undefined, secrets: Secrets): KeyProblem | undefined {
  const seals = held.name === 'PERSONAL_DATA_KEY' && held.id === secrets.personalDataKeys[0]?.id;
  if (!record) return seals || held.name === 'DIGEST_KEY' ? 'unregistered' : undefined;
  if (record.check !== checkOf(held.key)) return 'changed';
  return seals && record.retiredAt !== undefined ? 'retired' : undefined;
}

/** Instances whose keys fit: what was right once does not change while an instance lives. */
const fitting = new WeakSet<Database>();

/**
 * What is wrong with the keys of this instance; nothing in the ordinary case, which costs one database call when an instance starts. Faults
 * are looked for again at each call, so that mending them needs no new start. The log says which key it is.
 */
export async function faultsOfKeys(services: Pick<Services, 'db' | 'log' | 'secrets'>): Promise<KeyFault[]> {
  const { db, log, secrets } = services;
  if (fitting.has(db)) return [];
  const registry = await getKeyRegistry(db);
  const faults = registry ? judgeKeys(registry.keys, secrets) : await faultsByData(services);
  for (const { key, problem } of faults) log.error('keyUnfit', { key, problem });
  if (registry && faults.length === 0) fitting.add(db);
  return faults;
}

/** Where nothing was registered yet, the data tell: a stored national ID must open, and must have the digest that stands beside it. */
export async function faultsByData({ db, secrets }: Pick<Services, 'db' | 'secrets'>): Promise<KeyFault[]> {
  if (!secrets.given.includes('PERSONAL_DATA_KEY')) return [];
  const person = await findAnyPerson(db);
  if (!person) return [];
  try {
    const nationalId = openNationalId({ secrets }, person._id, person.nationalIdCipher);
    const isReleased = person.nationalIdDigest.startsWith('released:');
    const { documentKind = USUAL_DOCUMENT } = person;
    const fits = isReleased || documentDigest({ secrets }, { documentKind, nationalId }) === person.nationalIdDigest;
    return fits ? [] : [{ key: 'DIGEST_KEY', problem: 'changed' }];
  } catch {
    return [{ key: 'PERSONAL_DATA_KEY', problem: 'changed' }];
  }
}
