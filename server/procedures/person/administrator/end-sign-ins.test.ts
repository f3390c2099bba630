import { SIGN_IN_MS } from '../../../../domain/person/sign-in';
import { nameOf, signedInAdministrator } from '../../../../test/support/builders';
import { openInProcess, type InProcessCloud } from '../../../../test/support/in-process';
import { hospitalA, hospitalB } from '../../../../test/support/institutions';
import type { TestPersonId } from '../../../../test/support/people';

/** The sign-ins of a colleague are ended while something else happens to them. */
let cloud: InProcessCloud;
let administratorId: string;
beforeEach(async () => {
  cloud = await openInProcess({ startAt: 1_764_374_400_000 });
  await signedInAdministrator(cloud, 'administratorA1');
  ({ administratorId } = await signedInAdministrator(cloud, 'administratorA2'));
});

/** The colleague signs in with a WeChat, his own or another one. */
const signIn = async (wechat: TestPersonId, { account, password }: typeof hospitalA | typeof hospitalB = hospitalA) =>
  cloud.as(wechat).do('administrator.signIn', {
    ...{ account, password, who: { newName: nameOf('administratorA2') } },
    phoneCode: await cloud.phoneCode(wechat, 'administratorA2'),
  });
const end = () => cloud.as('administratorA1').do('administrator.endSignIns', { administratorId });
const signedInTo = async (wechat: TestPersonId) =>
  (await cloud.as(wechat).do('session.get', {})).administrator?.institutionId ?? null;
const ends = () => cloud.documents('auditEntries').filter(({ action }) => action === 'administrator.signInsEnded');

describe('ending the sign-ins of a colleague', () => {
  it.each([
    ['before they are looked for', 'begin'],
    ['while they are looked for', 'find administratorSessions'],
    ['after they were found', 'in transaction: get auditHeads'],
  ])('ends also the one that is made %s', async (_when, point) => {
    cloud.meanwhile(point, () => signIn('stranger1'));
    expect(await end()).toEqual({ endedSignIns: 2 });
    expect([await signedInTo('administratorA2'), await signedInTo('stranger1')]).toEqual([null, null]);
    expect(ends()).toHaveLength(1);
  });

  it('ends the only one, though it is made while they are looked for', async () => {
    await cloud.as('administratorA2').do('administrator.signOut', {});
    cloud.meanwhile('find administratorSessions', () => signIn('administratorA2'));
    expect(await end()).toEqual({ endedSignIns: 1 });
    expect(await signedInTo('administratorA2')).toBeNull();
  });

  it('counts nobody who was not signed in any more, and takes what had expired away', async () => {
    await signIn('stranger1');
    cloud.clock.advance(SIGN_IN_MS);
    await signedInAdministrator(cloud, 'administratorA1');
    expect(await end()).toEqual({ endedSignIns: 0 });
    expect(cloud.documents('administratorSessions')).toHaveLength(1);
    expect(ends()).toEqual([]);
    const change = { currentPassword: hospitalA.password, newPassword: '秋天的岳麓山 2025' };
    await signedInAdministrator(cloud, 'administratorA2');
    cloud.clock.advance(SIGN_IN_MS);
    await signedInAdministrator(cloud, 'administratorA1');
    expect(await cloud.as('administratorA1').do('administrator.changePassword', change)).toEqual({ endedSignIns: 0 });
    expect(cloud.documents('administratorSessions')).toHaveLength(1);
  });

  it.each([
    ['before they are looked for', 'begin'],
    ['while they are looked for', 'find administratorSessions'],
    ['when it is being ended', 'in transaction: remove administratorSessions'],
  ])('leaves the one with which he changes to another hospital %s', async (_when, point) => {
    cloud.meanwhile(point, () => signIn('administratorA2', hospitalB));
    expect(await end()).toEqual({ endedSignIns: 0 });
    expect(await signedInTo('administratorA2')).toBe(hospitalB.institutionId);
    expect(ends()).toEqual([]);
  });
});
