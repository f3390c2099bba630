import { calls, type CallName, type ErrorCode, type Role } from '../../contract';
import { approvedTrainee, pendingTrainee, signedInAdministrator, signedInReviewer } from '../support/builders';
import { startTestCloud, type TestCloud } from '../support/cloud';
import type { TestPersonId } from '../support/people';

let cloud: TestCloud;
beforeAll(async () => {
  cloud = await startTestCloud();
  await signedInAdministrator(cloud, 'administratorA1');
  await signedInReviewer(cloud, 'reviewer1');
  await approvedTrainee(cloud, 'trainee1', 'administratorA1');
  await pendingTrainee(cloud, 'trainee2');
});
afterAll(() => cloud.close());

/** Somebody of every kind, and the roles he has. */
const people: { who: TestPersonId | null; is: string; has: Role[] }[] = [
  { who: null, is: 'nobody', has: ['anyone'] },
  { who: 'stranger1', is: 'a WeChat user', has: ['anyone', 'wechatUser'] },
  { who: 'trainee1', is: 'a trainee', has: ['anyone', 'wechatUser', 'trainee'] },
  { who: 'trainee2', is: 'a trainee who waits for approval', has: ['anyone', 'wechatUser', 'trainee'] },
  { who: 'administratorA1', is: 'an administrator', has: ['anyone', 'wechatUser', 'administrator'] },
  { who: 'reviewer1', is: 'a reviewer', has: ['anyone', 'wechatUser', 'reviewer'] },
];

/** Refusals that say who somebody is not. `notRegistered` is also a check-in's own answer to a stranger. */
const turnedAway: ErrorCode[] = ['notSignedIn', 'forbidden', 'notRegistered'];

const cells = people.flatMap(({ who, is, has }) =>
  (Object.keys(calls) as CallName[]).map((name) => ({
    who,
    is,
    name,
    may: calls[name].roles.some((role) => has.includes(role)),
  })),
);

describe('every call for everybody', () => {
  it.each(cells.filter(({ may }) => !may))('$is is turned away from $name', async ({ who, name }) => {
    const envelope = await cloud.as(who).call(name, {});
    expect(turnedAway).toContain(envelope.ok ? 'ok' : envelope.error.code);
  });

  it.each(cells.filter(({ may }) => may))('$is is let in to $name', async ({ who, name }) => {
    // An unknown field: whoever is let in is told about it, and nothing is done.
    const envelope = await cloud.as(who).call(name, { unknownField: 1 } as never);
    expect(envelope).toMatchObject({ ok: false, error: { code: 'invalidInput' } });
  });

  it('turns a phone away from the jobs function, whatever it sends', async () => {
    for (const event of [
      { jobId: 'grant:1' },
      { Type: 'Timer' },
      { verifyAudit: true },
      { setUp: {}, key: 'test-set-up' },
      {},
    ]) {
      for (const who of ['stranger1', 'administratorA1', 'reviewer1'] as const) {
        expect(await cloud.as(who).send('jobs', event)).toEqual({ refused: 'notForPhones' });
      }
    }
  });

  it('sets up an environment that is in use only with the key', async () => {
    const institution = {
      institutionId: 'hospital-evil',
      name: '不存在的医院',
      kind: 'hospital',
      account: 'evil',
      password: 'some-password-1',
      departments: [],
    };
    const setUp = { institutions: [institution] };
    expect(await cloud.as(null).send('jobs', { setUp })).toEqual({ refused: 'setUpKey' });
    expect(await cloud.as(null).send('jobs', { setUp, key: 'guess' })).toEqual({ refused: 'setUpKey' });
    expect(cloud.documents('institutions')).toHaveLength(3);
    expect(await cloud.as(null).send('jobs', { setUp, key: 'test-set-up' })).toMatchObject({
      setUp: { institutions: 1 },
    });
    expect(await cloud.as(null).send('jobs', { setUp, key: 'test-set-up' })).toMatchObject({
      setUp: { institutions: 0 },
    });
  });

  it('lets a signed-out administrator do nothing any more', async () => {
    await signedInAdministrator(cloud, 'administratorA2');
    await cloud.as('administratorA2').do('administrator.signOut', {});
    expect(await cloud.as('administratorA2').call('department.list', {})).toMatchObject({
      error: { code: 'notSignedIn' },
    });
  });
});
