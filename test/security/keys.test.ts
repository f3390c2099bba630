import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { functionDeclarations } from '../../scripts/start/deployment';
import type { KeyAnswer } from '../../server/jobs/key-commands';
import { pendingTrainee, registrationOf, signedInAdministrator } from '../support/builders';
import { startTestCloud, testSecrets, type TestCloud } from '../support/cloud';

jest.setTimeout(60_000);

let dataDir: string;
let env: Record<string, string>;
let cloud: TestCloud;
let said: string[];

beforeEach(() => {
  dataDir = mkdtempSync(path.join(tmpdir(), 'keys-'));
  env = testSecrets();
});
afterEach(async () => {
  await cloud.close();
  rmSync(dataDir, { recursive: true, force: true });
});

/** Starts the cloud of this folder, with other keys than before where they are given. */
async function start(changed: Record<string, string> = {}): Promise<void> {
  said = [];
  env = { ...env, ...changed };
  cloud = await startTestCloud({ dataDir, env, log: (line) => said.push(line) });
}
async function startAgain(changed: Record<string, string>): Promise<void> {
  await cloud.close();
  await start(changed);
}

const keys = async (command: string, keyId?: string): Promise<KeyAnswer> => {
  const event = { keys: command, ...(keyId === undefined ? {} : { keyId }) };
  return ((await cloud.as(null).send('jobs', event)) as { keys: KeyAnswer }).keys;
};
const timer = () => cloud.cloud.invoke('jobs', {}, { timer: 'resume' });
const ciphers = () => cloud.documents('persons').map(({ nationalIdCipher }) => nationalIdCipher);
const reveal = async (personId: string) =>
  cloud.as('administratorA1').call('registration.revealNationalId', { personId });

describe('a function whose keys are not those of the data', () => {
  it('registers nobody a second time, and says which key it is', async () => {
    await start();
    await pendingTrainee(cloud, 'trainee1');
    await startAgain({ DIGEST_KEY: testSecrets()['DIGEST_KEY'] ?? '' });
    const answer = await cloud.as('stranger1').call('directory.institutions', {});
    expect(answer).toMatchObject({ ok: false, error: { code: 'keysUnfit', details: { keys: ['DIGEST_KEY'] } } });
    expect(said.join('\n')).toContain('"event":"keyUnfit","key":"DIGEST_KEY","problem":"changed"');
    expect(cloud.documents('persons')).toHaveLength(1);
    // Whatever it is called for.
    expect(await timer()).toMatchObject({ result: { refused: 'keysUnfit', keys: ['DIGEST_KEY'] } });
  });

  it('reveals nothing and answers no `internal`', async () => {
    await start();
    await signedInAdministrator(cloud, 'administratorA1');
    const personId = await pendingTrainee(cloud, 'trainee1');
    await startAgain({ PERSONAL_DATA_KEY: testSecrets()['PERSONAL_DATA_KEY'] ?? '' });
    expect(await reveal(personId)).toMatchObject({
      error: { code: 'keysUnfit', details: { keys: ['PERSONAL_DATA_KEY:0'] } },
    });
    // `attendance` does not have that key and goes on.
    expect(await cloud.as(null).call('display.begin', {})).toMatchObject({ ok: true });
  });

  it('accepts no code that another key of that version has signed', async () => {
    await start();
    await startAgain({ TOKEN_KEYS: testSecrets()['TOKEN_KEYS'] ?? '' });
    expect(await cloud.as(null).call('display.begin', {})).toMatchObject({
      error: { code: 'keysUnfit', details: { keys: ['TOKEN_KEYS:1', 'TOKEN_KEYS:0'] } },
    });
  });

  it('goes on with a code key of a new version', async () => {
    await start();
    await startAgain({ TOKEN_KEYS: `2:${testSecrets()['DIGEST_KEY'] ?? ''},${env['TOKEN_KEYS'] ?? ''}` });
    expect(await cloud.as(null).call('display.begin', {})).toMatchObject({ ok: true });
  });

  it('looks once for each instance, and not at all in a warm one', async () => {
    await start();
    const looks = () =>
      cloud
        .calls()
        .flatMap(({ databaseRequests }) => databaseRequests)
        .filter(({ collection }) => collection === 'keyRegistry').length;
    await cloud.as(null).call('display.begin', {});
    const cold = looks();
    for (let n = 0; n < 5; n += 1) await cloud.as(null).call('display.begin', {});
    expect(looks()).toBe(cold);
  });
});

describe('each function', () => {
  it('is given the keys that it uses and no other', async () => {
    await start();
    const given = Object.fromEntries(
      functionDeclarations(env).map(({ name, env: own = {} }) => [
        name,
        Object.keys(own)
          .filter((variable) => /KEY/.test(variable))
          .sort(),
      ]),
    );
    expect(given).toEqual({
      attendance: ['DIGEST_KEY', 'TOKEN_KEYS'],
      api: ['DIGEST_KEY', 'PERSONAL_DATA_KEY'],
      reports: ['DIGEST_KEY'],
      face: ['DIGEST_KEY', 'PERSONAL_DATA_KEY'],
      jobs: ['ANCHOR_KEY', 'DIGEST_KEY', 'PERSONAL_DATA_KEY', 'SET_UP_KEY', 'TOKEN_KEYS'],
    });
  });
});

describe('an environment from before keys were registered', () => {
  /** As an older version left it: no registry, no seals of institutions, cipher texts without a key id. */
  async function older(): Promise<string> {
    await start();
    const personId = await pendingTrainee(cloud, 'trainee1');
    const { store } = cloud.cloud;
    await store.remove('keyRegistry', { _id: 'keys' }, false);
    const change = (collection: string, id: string, data: Record<string, unknown>) =>
      store.modify(collection, { query: { _id: id }, data, merge: true, upsert: false, multi: false });
    for (const { _id } of cloud.documents('institutions')) await change('institutions', _id, { $unset: { seal: '' } });
    const sealed = ciphers()[0]?.replace('v2.0.', 'v1.');
    await change('persons', personId, { $set: { nationalIdCipher: sealed } });
    return personId;
  }

  it('goes on, and the timer registers the keys and seals the institutions once', async () => {
    const personId = await older();
    await signedInAdministrator(cloud, 'administratorA1');
    expect(await reveal(personId)).toMatchObject({ ok: true });
    await timer();
    await timer();
    expect(cloud.documents('keyRegistry')).toHaveLength(1);
    expect(cloud.documents('institutions').every(({ seal }) => seal !== undefined)).toBe(true);
    await signedInAdministrator(cloud, 'administratorA1');
    expect(await reveal(personId)).toMatchObject({ ok: true });
  });

  it.each([
    ['PERSONAL_DATA_KEY', 'PERSONAL_DATA_KEY'],
    ['DIGEST_KEY', 'DIGEST_KEY'],
  ])('whose %s is another one is found out by its data, and nothing is registered', async (variable, key) => {
    await older();
    await startAgain({ [variable]: testSecrets()[variable] ?? '' });
    expect(await cloud.as(null).call('directory.institutions', {})).toMatchObject({
      error: { code: 'keysUnfit', details: { keys: [key] } },
    });
    await timer();
    expect(cloud.documents('keyRegistry')).toEqual([]);
  });
});

describe('a new key for personal data', () => {
  it('is registered, seals everything anew, and lets the old one go only when it has sealed nothing any more', async () => {
    await start();
    await signedInAdministrator(cloud, 'administratorA1');
    const personId = await pendingTrainee(cloud, 'trainee1');
    await pendingTrainee(cloud, 'trainee2');
    const old = env['PERSONAL_DATA_KEY'] ?? '';
    const fresh = testSecrets()['PERSONAL_DATA_KEY'] ?? '';
    await startAgain({ PERSONAL_DATA_KEY: `2027:${fresh},${old}` });
    // Nothing is sealed with a key that nobody has registered.
    expect(await reveal(personId)).toMatchObject({
      error: { code: 'keysUnfit', details: { keys: ['PERSONAL_DATA_KEY:2027'] } },
    });
    expect((await keys('status')).faults).toEqual(['PERSONAL_DATA_KEY:2027 unregistered']);
    await keys('register');
    expect(await reveal(personId)).toMatchObject({ ok: true });
    expect(await keys('retire', '0')).toMatchObject({ refused: 'keyInUse' });
    expect(await keys('retire', '2027')).toMatchObject({ refused: 'keyInUse' });

    const [first, second] = await Promise.all([keys('rotate'), keys('rotate')]);
    expect([first.refused, second.refused]).toEqual([undefined, undefined]);
    expect(ciphers().every((cipher) => cipher.startsWith('v2.2027.'))).toBe(true);
    const before = ciphers();
    expect(await keys('rotate')).toMatchObject({ rotation: null });
    expect(ciphers()).toEqual(before);
    expect(await reveal(personId)).toMatchObject({ ok: true });

    const status = (await keys('retire', '0')).status.filter(({ key }) => key.startsWith('PERSONAL'));
    expect(status).toMatchObject([
      { key: 'PERSONAL_DATA_KEY:0', sealed: 0, mayBeRemoved: true },
      { key: 'PERSONAL_DATA_KEY:2027', sealed: 2, mayBeRemoved: false },
    ]);
    await startAgain({ PERSONAL_DATA_KEY: `2027:${fresh}` });
    expect(await reveal(personId)).toMatchObject({ ok: true });
  });

  it('that takes the place of the old one before that is retired is refused, and the old one is named', async () => {
    await start();
    await pendingTrainee(cloud, 'trainee1');
    await startAgain({ PERSONAL_DATA_KEY: `1:${testSecrets()['PERSONAL_DATA_KEY'] ?? ''}` });
    expect(await keys('register')).toMatchObject({ refused: 'keysUnfit' });
    expect(await cloud.as(null).call('directory.institutions', {})).toMatchObject({
      error: { code: 'keysUnfit', details: { keys: ['PERSONAL_DATA_KEY:1', 'PERSONAL_DATA_KEY:0'] } },
    });
  });

  it("is no phone's business", async () => {
    await start();
    expect(await cloud.as('stranger1').send('jobs', { keys: 'rotate' })).toEqual({ refused: 'notForPhones' });
    // A form that nearly fits is none.
    expect(await cloud.as(null).send('jobs', { keys: 'forget' })).toEqual({ refused: 'unknownEvent' });
    await expect(registrationOf(cloud, 'trainee1')).resolves.toBeDefined();
  });
});
