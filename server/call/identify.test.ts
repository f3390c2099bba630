import { DAY_MS, instantOf } from '../../domain/kernel/time';
import { SIGN_IN_AT_MOST_MS, SIGN_IN_MS } from '../../domain/person/sign-in';
import { signedInAdministrator } from '../../test/support/builders';
import { openInProcess, type InProcessCloud } from '../../test/support/in-process';

let cloud: InProcessCloud;
beforeEach(async () => {
  cloud = await openInProcess({ startAt: instantOf('2025-11-28', '08:00:00') });
});

const works = async () => {
  const answer = await cloud.as('administratorA1').call('home.administrator', {});
  return answer.ok ? 'in' : answer.error.code;
};
const signIn = () => cloud.documents('administratorSessions')[0];

describe('a sign-in that is used', () => {
  it('is good for thirty days more from each day of use, and is written once a day', async () => {
    await signedInAdministrator(cloud, 'administratorA1');
    const began = cloud.clock.now();
    cloud.clock.advance(29 * DAY_MS);
    expect(await works()).toBe('in');
    expect(signIn()).toMatchObject({ signedInAt: began, expiresAt: cloud.clock.now() + SIGN_IN_MS });
    const renewed = signIn();
    cloud.clock.advance(DAY_MS - 1);
    expect(await works()).toBe('in');
    expect(signIn()).toEqual(renewed);
    cloud.clock.advance(25 * DAY_MS);
    expect(await works()).toBe('in');
  });

  it('ends thirty days after its last use', async () => {
    await signedInAdministrator(cloud, 'administratorA1');
    cloud.clock.advance(SIGN_IN_MS);
    expect(await works()).toBe('notSignedIn');
  });

  it('ends 180 days after it was made, however much it is used', async () => {
    await signedInAdministrator(cloud, 'administratorA1');
    const end = cloud.clock.now() + SIGN_IN_AT_MOST_MS;
    while (cloud.clock.now() < end - DAY_MS) {
      expect(await works()).toBe('in');
      cloud.clock.advance(DAY_MS);
    }
    cloud.clock.set(end - 1);
    expect(await works()).toBe('in');
    cloud.clock.set(end);
    expect(await works()).toBe('notSignedIn');
  });

  it('is told with the end that using it gives: nobody who comes back after four weeks is warned of one that does not come', async () => {
    await signedInAdministrator(cloud, 'administratorA1');
    const toldEnd = async () => (await cloud.as('administratorA1').do('session.get', {})).administrator?.expiresAt;
    cloud.clock.advance(28 * DAY_MS);
    const told = await toldEnd();
    expect(await works()).toBe('in');
    expect(told).toBe(signIn()?.expiresAt);
    expect(told).toBe(cloud.clock.now() + SIGN_IN_MS);
    cloud.clock.advance(DAY_MS - 1);
    expect(await toldEnd()).toBe(told);
  });

  it('is not brought back when it was ended at that very moment', async () => {
    await signedInAdministrator(cloud, 'administratorA1');
    cloud.clock.advance(2 * DAY_MS);
    cloud.meanwhile('update where administratorSessions', () =>
      cloud.as('administratorA1').do('administrator.signOut', {}),
    );
    await works();
    expect(cloud.documents('administratorSessions')).toEqual([]);
  });
});
