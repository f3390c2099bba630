import { randomBytes } from 'node:crypto';
import { openDatabase } from '../../cloudfunctions/shared/database';
import { Store } from '../../local/cloud/store/store';
import { nationalIdOf } from '../../sample/national-id';
import { collectionDeclarations } from '../../scripts/start/deployment';
import { traineeOf } from '../../test/support/attendance';
import { documentsOf } from '../../test/support/documents';
import { openWire, type Send } from '../../test/support/wire';
import type { Services } from '../call/context';
import { LEASE_MS, openRotationJob, rotationJobId } from '../data/jobs';
import { countSealed } from '../data/sealed-texts';
import { noteFaceKeys } from '../data/faces';
import { openEnrolled, openPair, sealFace } from '../guard/face-seal';
import { openNationalId, openPhone, sealNationalId, sealPhone } from '../guard/personal-data';
import { keyNames, type PersonalDataKey, type Secrets } from '../platform/platform';
import { runJob } from './run-job';

const PEOPLE = 130;
const old: PersonalDataKey = { id: '0', key: randomBytes(32) };
const fresh: PersonalDataKey = { id: 'b', key: randomBytes(32) };
const secretsWith = (...personalDataKeys: PersonalDataKey[]): Secrets => ({
  given: keyNames,
  personalDataKeys,
  digestKey: randomBytes(32),
  tokenKeys: [],
  anchorKey: randomBytes(32),
});

/** People whose IDs the old key has sealed, some of them when cipher texts had no key id. */
async function openWorld() {
  const store = new Store(':memory:', collectionDeclarations());
  let now = 1_764_374_400_000;
  let requestsLeft = Infinity;
  const logged: string[] = [];
  let meanwhile: (() => Promise<unknown>) | undefined;
  const send: Send = async (request) => {
    requestsLeft -= 1;
    if (requestsLeft < 0) throw new Error('killed');
    const happens = logged.length > 0 ? meanwhile : undefined;
    if (happens) meanwhile = undefined;
    await happens?.();
    return request.perform();
  };
  const log = (event: string, fields: object = {}) => void logged.push(JSON.stringify({ event, ...fields }));
  const services = {
    db: openDatabase(openWire(store, () => 'test', send)),
    secrets: secretsWith(fresh, old),
    randomBytes,
    now: () => now,
    log: { info: log, error: log },
    platform: { wakeJob: () => Promise.resolve() },
  } as object as Services;
  const people = Array.from({ length: PEOPLE }, (_, n) => {
    const person = traineeOf({ openidOf: (who) => `o-${who}` }, `crowd${n + 1}`, {});
    const sealed = sealNationalId({ secrets: secretsWith(old), randomBytes }, person._id, nationalIdOf(n));
    return { ...person, nationalIdCipher: n % 3 === 0 ? sealed.replace('v2.0.', 'v1.') : sealed };
  });
  await store.insert(
    'persons',
    people.map((person) => ({ ...person })),
  );
  await services.db.transaction((tx) => openRotationJob(tx, { keyId: 'b', createdAt: now }));
  return {
    services,
    logged,
    store,
    people,
    passTime: (ms: number) => void (now += ms),
    killAfter: (requests: number) => void (requestsLeft = requests),
    /** Happens once the worker has seen the last of what there was, and has not ended its job yet. */
    whenAboutToEnd: (happens: () => Promise<unknown>) => void (meanwhile = happens),
    opened: () =>
      new Map(
        documentsOf(store, 'persons').map(({ _id, nationalIdCipher }) => [
          _id,
          openNationalId({ secrets: secretsWith(fresh) }, _id, nationalIdCipher),
        ]),
      ),
  };
}

const face = { descriptor: [0.25, -0.5], picture: 'AAAA', photoDigest: 'd' };
const pair = { enrolled: 'AAAA', selfie: 'BBBB' };

/** The same world, with two enrolled faces and a pair that waits. */
async function faceWorld({ noted = true } = {}) {
  const world = await openWorld();
  const { services, store } = world;
  const held = { secrets: secretsWith(old), randomBytes };
  const keyId = noted ? { keyId: '0' } : {};
  await store.insert('faceEnrolments', [
    { _id: 'anna', at: 1, usedAt: 1, sealed: sealFace(held, 'anna', face), ...keyId },
    { _id: 'bella', at: 1, usedAt: 1, sealed: sealFace(held, 'bella', face), ...keyId },
  ]);
  await store.insert('faceChecks', [
    { _id: 's:anna:1', personId: 'anna', sealed: sealFace(held, 'anna', pair), ...keyId },
  ]);
  return { services, store, run: () => runJob(services, rotationJobId('b')) };
}

describe('the sealing anew of national IDs', () => {
  it('goes on where it was killed, whichever request that was, and every ID opens with the new key alone', async () => {
    const world = await openWorld();
    const { services, people } = world;
    for (const requests of [1, 2, 3, 5, 20, 57]) {
      world.killAfter(requests);
      await expect(runJob(services, rotationJobId('b'))).rejects.toThrow('killed');
      world.killAfter(Infinity);
      world.passTime(2 * LEASE_MS);
    }
    expect(await runJob(services, rotationJobId('b'))).toBe('done');
    expect(await countSealed(services.db, '0')).toBe(0);
    expect(await countSealed(services.db, 'b')).toBe(PEOPLE);
    const opened = world.opened();
    people.forEach(({ _id }, n) => expect(opened.get(_id)).toBe(nationalIdOf(n)));
    expect(await runJob(services, rotationJobId('b'))).toBe('notMine');
  });

  it('seals the phones of those who may be called anew as well', async () => {
    const { services, store } = await openWorld();
    const _id = 'p:person';
    const phone = '13812345678';
    const phoneCipher = sealPhone({ secrets: secretsWith(old), randomBytes }, _id, phone);
    await store.insert('enrolments', [{ _id, projectId: 'p', personId: 'person', number: 1, phoneCipher }]);
    expect(await countSealed(services.db, '0')).toBe(PEOPLE + 1);
    expect(await runJob(services, rotationJobId('b'))).toBe('done');
    const [kept] = documentsOf(store, 'enrolments');
    expect(openPhone({ secrets: secretsWith(fresh) }, _id, kept?.phoneCipher ?? '')).toBe(phone);
    expect(await countSealed(services.db, '0')).toBe(0);
  });

  it('does not undo what was registered meanwhile', async () => {
    const world = await openWorld();
    const { services, store, people } = world;
    world.killAfter(30);
    await expect(runJob(services, rotationJobId('b'))).rejects.toThrow('killed');
    world.killAfter(Infinity);
    const [last] = people.slice(-1);
    if (!last) throw new Error('nobody');
    const corrected = sealNationalId({ secrets: secretsWith(fresh), randomBytes }, last._id, nationalIdOf(500));
    await store.modify('persons', {
      query: { _id: last._id },
      data: { $set: { nationalIdCipher: corrected } },
      merge: true,
      multi: false,
      upsert: false,
    });
    world.passTime(2 * LEASE_MS);
    await runJob(services, rotationJobId('b'));
    expect(world.opened().get(last._id)).toBe(nationalIdOf(500));
  });

  it('is begun again when it is asked for while its worker is about to end it', async () => {
    const world = await openWorld();
    const { services, store } = world;
    const _id = 'p:person';
    const phoneCipher = sealPhone({ secrets: secretsWith(old), randomBytes }, _id, '13812345678');
    world.whenAboutToEnd(async () => {
      // An instance that still had the old key first has sealed something; whoever looks after the keys asks again.
      await store.insert('enrolments', [{ _id, projectId: 'p', personId: 'person', number: 1, phoneCipher }]);
      await services.db.transaction((tx) => openRotationJob(tx, { keyId: 'b', createdAt: services.now() }));
    });
    await runJob(services, rotationJobId('b'));
    expect(await runJob(services, rotationJobId('b'))).toBe('done');
    expect(await countSealed(services.db, '0')).toBe(0);
  });

  it('leaves a text that does not open where it is, says so, and ends', async () => {
    const world = await openWorld();
    const { services, store, people, logged } = world;
    await store.modify('persons', {
      query: { _id: people[5]?._id ?? '' },
      data: { $set: { nationalIdCipher: 'v2.0.AAAA.AAAA.AAAA' } },
      merge: true,
      multi: false,
      upsert: false,
    });
    expect(await runJob(services, rotationJobId('b'))).toBe('done');
    expect(await countSealed(services.db, '0')).toBe(1);
    expect(logged.join('\n')).toContain('"event":"keyRotated","key":"0","left":1,"unreadable":1');
  });

  it('seals faces anew, and the pairs that wait for a look', async () => {
    const { services, store, run } = await faceWorld();
    expect(await countSealed(services.db, '0')).toBe(PEOPLE + 3);
    await run();
    expect(await countSealed(services.db, '0')).toBe(0);
    const held = { secrets: secretsWith(fresh) };
    const [enrolment] = documentsOf(store, 'faceEnrolments');
    const [check] = documentsOf(store, 'faceChecks');
    expect(openEnrolled(held, 'anna', enrolment?.sealed ?? '')).toEqual(face);
    expect(openPair(held, 'anna', check?.sealed ?? '')).toEqual(pair);
    expect([enrolment?.keyId, check?.keyId]).toEqual(['b', 'b']);
  });

  it('knows by an upgrade which key had sealed what an older version stored', async () => {
    const { services } = await faceWorld({ noted: false });
    expect(await countSealed(services.db, '0')).toBe(PEOPLE);
    const going = { after: '', hasTime: () => true };
    expect(await noteFaceKeys(services.db, going)).toBeUndefined();
    expect(await countSealed(services.db, '0')).toBe(PEOPLE + 3);
  });
});
