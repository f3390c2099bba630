import { DAY_MS, instantOf, MINUTE_MS } from '../../../../domain/kernel/time';
import {
  approvedTrainee,
  nameOf,
  nationalIdFor,
  registrationOf,
  signedInAdministrator,
} from '../../../../test/support/builders';
import { openInProcess, type InProcessCloud } from '../../../../test/support/in-process';
import { hospitalA } from '../../../../test/support/institutions';
import type { TestPersonId } from '../../../../test/support/people';

let cloud: InProcessCloud;
let strangers = 0;
beforeEach(async () => {
  cloud = await openInProcess({ startAt: instantOf('2025-11-28', '08:00:00') });
  strangers = 0;
});

const stranger = (): TestPersonId => `crowd${++strangers}`;
const { account, password } = hospitalA;
const enter = async (who: TestPersonId, typed: string = password) => {
  const answer = await cloud.as(who).call('administrator.checkAccount', { account, password: typed });
  return answer.ok ? 'in' : answer.error.code;
};
/** Strangers guess until they are stopped. @returns how many guesses were looked at */
async function lockOut(): Promise<number> {
  for (let looked = 0; ;) {
    const who = stranger();
    for (let n = 0; n < 5; n += 1) {
      if ((await enter(who, `guess-${n}`)) === 'tooManyAttempts') return looked;
      looked += 1;
    }
  }
}

describe('strangers who guess the password of an account', () => {
  it('are stopped together, and are told until when and that others did it', async () => {
    const began = cloud.clock.now();
    expect(await lockOut()).toBe(20);
    const answer = await cloud.as(stranger()).call('administrator.checkAccount', { account, password });
    const details = { until: began + 15 * MINUTE_MS, byOthers: true };
    expect(answer).toMatchObject({ ok: false, error: { code: 'tooManyAttempts', details } });
    cloud.clock.set(details.until);
    expect(await enter(stranger())).toBe('in');
  });

  it('have a hundred tries in a day, however often they come back', async () => {
    let looked = 0;
    const end = cloud.clock.now() + DAY_MS;
    while (cloud.clock.now() < end) {
      looked += await lockOut();
      cloud.clock.advance(16 * MINUTE_MS);
    }
    expect(looked).toBe(100);
  });

  it('do not stop who is signed in, who signed in before, or who changes the password', async () => {
    await signedInAdministrator(cloud, 'administratorA1');
    await signedInAdministrator(cloud, 'administratorA2');
    await cloud.as('administratorA2').do('administrator.signOut', {});
    await lockOut();
    expect(await enter('administratorA1')).toBe('in');
    expect(await enter('administratorA2')).toBe('in');
    const change = { currentPassword: password, newPassword: '秋天的岳麓山 2025' };
    expect(await cloud.as('administratorA1').call('administrator.changePassword', change)).toMatchObject({ ok: true });
    expect(await enter(stranger(), change.newPassword)).toBe('tooManyAttempts');
  });

  it('are strangers again when a colleague ended the sign-ins of their phone', async () => {
    const { administratorId } = await signedInAdministrator(cloud, 'administratorA2');
    await signedInAdministrator(cloud, 'administratorA1');
    await lockOut();
    expect(await enter('administratorA2')).toBe('in');
    await cloud.as('administratorA1').do('administrator.endSignIns', { administratorId });
    expect(await enter('administratorA2')).toBe('tooManyAttempts');
  });

  it('do not get a new budget when somebody signs in', async () => {
    await signedInAdministrator(cloud, 'administratorA1');
    await lockOut();
    expect(await enter('administratorA1')).toBe('in');
    expect(await enter(stranger())).toBe('tooManyAttempts');
  });
});

describe('strangers who try a national ID', () => {
  const claim = async (who: TestPersonId, changes: { name?: string; phoneCode?: string } = {}) => {
    const phoneCode = changes.phoneCode ?? (await cloud.phoneCode(who));
    const own = { name: nameOf('trainee1'), nationalId: nationalIdFor('trainee1'), consent: true } as const;
    const answer = await cloud.as(who).call('rebinding.request', { ...own, ...changes, phoneCode });
    return answer.ok ? 'asked' : answer.error.code;
  };
  const lockId = async () => {
    for (let n = 0; n < 20; n += 1)
      expect(await claim(n % 4 === 0 ? stranger() : (`crowd${strangers}` as const), { name: '别的名字' })).toBe(
        'rebindingNotMatched',
      );
  };

  it('keep other WeChats from it, and not its owner with the phone on record', async () => {
    await approvedTrainee(cloud, 'trainee1', await administrator());
    await lockId();
    expect(await claim(stranger())).toBe('tooManyAttempts');
    // The phone of the registration, in a WeChat of which nothing is known.
    expect(await claim(stranger(), { phoneCode: await cloud.phoneCode('trainee1') })).toBe('asked');
  });

  it('keep nobody from registering it', async () => {
    for (let n = 0; n < 24; n += 1) {
      const who = stranger();
      await cloud.as(who).call('registration.submit', { ...(await registrationOf(cloud, who)), phoneCode: 'junk' });
      const form = await registrationOf(cloud, who, { nationalId: nationalIdFor('trainee1') });
      await cloud.as(who).call('rebinding.request', { ...pick(form), name: '别的名字' });
    }
    const form = await registrationOf(cloud, 'trainee1');
    expect(await cloud.as('trainee1').call('registration.submit', form)).toMatchObject({ ok: true });
  });

  const pick = ({ name, nationalId = '', phoneCode = '', consent }: Awaited<ReturnType<typeof registrationOf>>) => ({
    name,
    nationalId,
    phoneCode,
    consent,
  });
  const administrator = async (): Promise<TestPersonId> => {
    await signedInAdministrator(cloud, 'administratorA1');
    return 'administratorA1';
  };
});
