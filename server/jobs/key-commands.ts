import * as z from 'zod/mini';
import type { Services } from '../call/context';
import type { KeyRecord } from '../data/documents';
import { openRotationJob, rotationJobId } from '../data/jobs';
import { getKeyRegistry, saveKeyRegistry } from '../data/key-registry';
import { countSealed } from '../data/sealed-texts';
import { heldKeys, judgeKeys, keyNameOf } from '../guard/key-check';
import { recordOf } from '../setup/adopt-environment';
import type { JobResult } from './job-result';
import { runJob } from './run-job';

/**
 * What an operator does with keys, from the console or the command line:
 * - `status`: which keys are registered, what is wrong with those of `jobs`, and what each of them has sealed
 * - `register`: makes new keys of this function's environment known
 * - `rotate`: registers, and seals everything anew under the first of the personal data keys
 * - `retire`: gives up a personal data key that has sealed nothing any more; only then may it go from the environments
 *
 * Not strict: the cloud puts fields of its own into events.
 */
export const keyEvent = z.object({
  keys: z.enum(['status', 'register', 'rotate', 'retire']),
  /** The id of the key that is to be retired. */
  keyId: z.optional(z.string()),
});
type KeyEvent = z.output<typeof keyEvent>;

interface KeyStatus {
  key: string;
  since: number;
  retiredAt: number | null;
  /** National IDs and phones sealed with it; null for keys that seal nothing. */
  sealed: number | null;
  /** Nothing needs it any more: it may go from every environment. */
  mayBeRemoved: boolean;
}

export interface KeyAnswer {
  status: KeyStatus[];
  /** What is wrong with the keys of this function, e.g. `DIGEST_KEY changed`. */
  faults: string[];
  /** What came of a rotation; null where there was nothing to seal anew. */
  rotation?: JobResult | null;
  /** Why a command was not carried out. */
  refused?: 'notSetUp' | 'keysUnfit' | 'keyInUse' | 'unknownKey';
}

export async function carryOut(services: Services, event: KeyEvent): Promise<KeyAnswer> {
  const registry = await getKeyRegistry(services.db);
  if (!registry) return { status: [], faults: [], refused: 'notSetUp' };
  switch (event.keys) {
    case 'status':
      return statusOf(services);
    case 'register':
      return (await register(services)) ? statusOf(services) : { ...(await statusOf(services)), refused: 'keysUnfit' };
    case 'rotate':
      if (!(await register(services))) return { ...(await statusOf(services)), refused: 'keysUnfit' };
      return { rotation: await rotate(services), ...(await statusOf(services)) };
    case 'retire':
      return { ...(await retire(services, event.keyId ?? '')), ...(await statusOf(services)) };
  }
}

async function statusOf({ db, secrets }: Services): Promise<KeyAnswer> {
  const registered = (await getKeyRegistry(db))?.keys ?? [];
  const status = registered.map(async (record): Promise<KeyStatus> => {
    const sealed = record.name === 'PERSONAL_DATA_KEY' ? await countSealed(db, record.id) : null;
    return {
      key: keyNameOf(record),
      since: record.since,
      retiredAt: record.retiredAt ?? null,
      sealed,
      mayBeRemoved: record.retiredAt !== undefined && sealed === 0,
    };
  });
  const faults = judgeKeys(registered, secrets).map(({ key, problem }) => `${key} ${problem}`);
  return { status: await Promise.all(status), faults };
}

/** Adds the keys that are not known yet. Never in the place of another one. @returns false when one of the others does not fit */
async function register(services: Services): Promise<boolean> {
  const { db, secrets, log } = services;
  const added = await db.transaction(async (tx) => {
    const known = (await getKeyRegistry(tx))?.keys ?? [];
    if (judgeKeys(known, secrets).some(({ problem }) => problem !== 'unregistered')) return undefined;
    const isNew = (one: Pick<KeyRecord, 'name' | 'id'>) =>
      !known.some(({ name, id }) => name === one.name && id === one.id);
    const records = heldKeys(secrets)
      .filter(isNew)
      // A second digest key would be another identity for everybody.
      .filter(({ name }) => name !== 'DIGEST_KEY')
      .map((held) => recordOf(held, services.now()));
    if (records.length > 0) await saveKeyRegistry(tx, [...known, ...records]);
    return records;
  });
  for (const record of added ?? []) log.info('keyRegistered', { key: keyNameOf(record) });
  return added !== undefined;
}

async function rotate(services: Services): Promise<JobResult | null> {
  const { db, secrets } = services;
  const [first, ...others] = secrets.personalDataKeys;
  const left = await Promise.all(others.map(({ id }) => countSealed(db, id)));
  if (!first || left.every((count) => count === 0)) return null;
  await db.transaction((tx) => openRotationJob(tx, { keyId: first.id, createdAt: services.now() }));
  return runJob(services, rotationJobId(first.id));
}

async function retire(services: Services, keyId: string): Promise<Pick<KeyAnswer, 'refused'>> {
  const { db, secrets, log } = services;
  const isIt = ({ name, id }: Pick<KeyRecord, 'name' | 'id'>) => name === 'PERSONAL_DATA_KEY' && id === keyId;
  const known = (await getKeyRegistry(db))?.keys ?? [];
  if (!known.some(isIt)) return { refused: 'unknownKey' };
  const seals = secrets.personalDataKeys[0]?.id === keyId;
  if (seals || (await countSealed(db, keyId)) > 0) return { refused: 'keyInUse' };
  await db.transaction(async (tx) => {
    const keys = (await getKeyRegistry(tx))?.keys ?? [];
    await saveKeyRegistry(
      tx,
      keys.map((record) => (isIt(record) ? { ...record, retiredAt: record.retiredAt ?? services.now() } : record)),
    );
  });
  log.info('keyRetired', { key: `PERSONAL_DATA_KEY:${keyId}` });
  return {};
}
