import { calls, type CallName, type ErrorCode, type Role } from '../../contract';
import { instantOf } from '../../domain/kernel/time';
import { openHolding } from '../support/attendance';
import {
  approvedTrainee,
  invitedColleague,
  pendingTrainee,
  signedInAdministrator,
  signedInReviewer,
} from '../support/builders';
import { startTestCloud, type TestCloud } from '../support/cloud';
import { hospitalB } from '../support/institutions';
import type { TestPersonId } from '../support/people';

let cloud: TestCloud;
let displayPass: string;
beforeAll(async () => {
  cloud = await startTestCloud({ startAt: instantOf('2025-11-29', '08:00:00') });
  const { sessionId, by } = await openHolding(cloud);
  const { pass, code } = await cloud.as('stranger2').do('display.begin', {});
  await cloud.as(by).do('display.pair', { sessionId, code });
  displayPass = pass;
  await signedInAdministrator(cloud, 'administratorA1');
  await signedInAdministrator(cloud, 'administratorA2');
  await signedInReviewer(cloud, 'reviewer1');
  await invitedColleague(cloud, 'administratorA3', { by: 'administratorA1', institutionRole: 'attendanceOnly' });
  await invitedColleague(cloud, 'administratorA4', { by: 'administratorA1', institutionRole: 'readOnly' });
  await invitedColleague(cloud, 'contact1', {
    by: 'administratorA1',
    institutionRole: 'departmentContact',
    departmentId: 'hospital-a:department:1',
  });
  await signedInAdministrator(cloud, 'administratorB1', hospitalB);
  const { institutionId } = hospitalB;
  await cloud.as('reviewer1').do('institution.setDelegate', { institutionId, delegate: true });
  await approvedTrainee(cloud, 'trainee1', 'administratorA1');
  await pendingTrainee(cloud, 'trainee2');
});
afterAll(() => cloud.close());

/** Somebody of every kind, and the roles they have. */
const people: { who: TestPersonId | null; is: string; has: Role[]; showsCodes?: true }[] = [
  { who: null, is: 'nobody', has: ['anyone'] },
  { who: 'stranger1', is: 'a WeChat user', has: ['anyone', 'wechatUser'] },
  { who: 'trainee1', is: 'a trainee', has: ['anyone', 'wechatUser', 'trainee'] },
  { who: 'trainee2', is: 'a trainee who waits for approval', has: ['anyone', 'wechatUser', 'trainee'] },
  { who: 'administratorA1', is: 'an administrator', has: ['anyone', 'wechatUser', 'administrator'] },
  {
    who: 'administratorA3',
    is: 'an administrator for the check-in alone',
    has: ['anyone', 'wechatUser', 'attendanceOnly'],
  },
  { who: 'administratorA4', is: 'an administrator who may only look', has: ['anyone', 'wechatUser', 'readOnly'] },
  { who: 'contact1', is: 'the contact of a department', has: ['anyone', 'wechatUser', 'departmentContact'] },
  {
    who: 'administratorB1',
    is: 'an administrator of a delegate of the centre',
    has: ['anyone', 'wechatUser', 'administrator', 'activityDelegate'],
  },
  { who: 'reviewer1', is: 'a reviewer', has: ['anyone', 'wechatUser', 'reviewer'] },
  { who: 'stranger2', is: 'a paired display', has: ['anyone', 'display'], showsCodes: true },
  { who: 'administratorA1', is: 'a paired display of an administrator', has: ['anyone', 'display'], showsCodes: true },
];

/** Refusals that say who somebody is not. `notRegistered` is also a check-in's own answer to a stranger. */
const turnedAway: ErrorCode[] = [
  'notSignedIn',
  'forbidden',
  'notRegistered',
  'displayNotPaired',
  'institutionRoleLacks',
];

const cells = people.flatMap(({ who, is, has, showsCodes }) =>
  (Object.keys(calls) as CallName[]).map((name) => ({
    who,
    is,
    name,
    as: () => (showsCodes ? { displayPass } : {}),
    may: calls[name].roles.some((role) => has.includes(role)),
  })),
);

describe('every call for everybody', () => {
  it.each(cells.filter(({ may }) => !may))('$is is turned away from $name', async ({ who, name, as }) => {
    const envelope = await cloud.as(who).call(name, {}, as());
    expect(turnedAway).toContain(envelope.ok ? 'ok' : envelope.error.code);
  });

  it.each(cells.filter(({ may }) => may))('$is is let in to $name', async ({ who, name, as }) => {
    // An unknown field: whoever is let in is told about it, and nothing is done.
    const envelope = await cloud.as(who).call(name, { unknownField: 1 } as never, as());
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
    const log = cloud.documents('auditEntries').filter(({ institutionId }) => institutionId === 'hospital-evil');
    expect(log).toMatchObject([{ action: 'institution.added', subject: 'account:evil', sequence: 1 }]);
    // The account of another one: nothing is added, nothing is logged.
    const sameAccount = { institutions: [{ ...institution, institutionId: 'hospital-twin' }] };
    expect(await cloud.as(null).send('jobs', { setUp: sameAccount, key: 'test-set-up' })).toMatchObject({
      setUp: { institutions: 0 },
    });
    expect(cloud.documents('auditEntries').map(({ institutionId }) => institutionId)).not.toContain('hospital-twin');
  });

  it('lets a signed-out administrator do nothing any more', async () => {
    await cloud.as('administratorA2').do('administrator.signOut', {});
    expect(await cloud.as('administratorA2').call('department.list', {})).toMatchObject({
      error: { code: 'notSignedIn' },
    });
  });
});
