import { DAY_MS, instantOf } from '../../../../domain/kernel/time';
import { nationalIdOf } from '../../../../sample/national-id';
import {
  approvedTrainee,
  nameOf,
  nationalIdFor,
  pendingTrainee,
  registrationOf,
  signedInAdministrator,
} from '../../../../test/support/builders';
import { openInProcess, type InProcessCloud } from '../../../../test/support/in-process';
import type { TestPersonId } from '../../../../test/support/people';
import { refusalOf } from '../../../../test/support/refusal';

let cloud: InProcessCloud;
beforeEach(async () => {
  cloud = await openInProcess({ startAt: instantOf('2025-11-28', '08:00:00') });
  await signedInAdministrator(cloud, 'administratorA1');
  await approvedTrainee(cloud, 'trainee1', 'administratorA1');
});

const check = (by: TestPersonId, name: string, nationalId = nationalIdFor('trainee1')) =>
  cloud.as(by).call('registration.check', { name, nationalId });
const isRegistered = async (...given: Parameters<typeof check>) => (await check(...given)) as { data?: object };

describe('whether somebody is registered already', () => {
  it('is told to whoever knows name and national ID, in whatever spelling', async () => {
    expect(await isRegistered('stranger1', nameOf('trainee1'))).toMatchObject({ data: { registered: true } });
    expect(await isRegistered('stranger1', ` ${nameOf('trainee1')}\u200b`)).toMatchObject({
      data: { registered: true },
    });
  });

  it('is answered alike for a wrong name and for an ID that nobody has', async () => {
    const wrong = await isRegistered('stranger1', '别的人');
    const free = await isRegistered('stranger1', '别的人', nationalIdOf(77));
    expect([wrong.data, free.data]).toEqual([{ registered: false }, { registered: false }]);
  });

  it('says nothing of a registration that waits, nor of one’s own', async () => {
    await pendingTrainee(cloud, 'trainee2');
    const waits = await isRegistered('stranger1', nameOf('trainee2'), nationalIdFor('trainee2'));
    expect(waits.data).toEqual({ registered: false });
    expect((await isRegistered('trainee1', nameOf('trainee1'))).data).toEqual({ registered: false });
  });

  it('takes five guesses of one WeChat account, and keeps it from nothing else', async () => {
    for (let n = 0; n < 5; n += 1) await check('stranger1', `猜第${'一二三四五'.charAt(n)}次`);
    expect(refusalOf(await check('stranger1', nameOf('trainee1'))).code).toBe('tooManyAttempts');
    expect(await isRegistered('stranger2', nameOf('trainee1'))).toMatchObject({ data: { registered: true } });
    expect(
      await cloud.as('stranger1').call('registration.submit', await registrationOf(cloud, 'stranger1')),
    ).toMatchObject({
      ok: true,
    });
  });

  it('takes sixty guesses a day of all strangers together, and its owner still asks for a rebinding', async () => {
    const crowd = (n: number): TestPersonId => `crowd${n}`;
    let guesses = 0;
    for (let n = 1; n <= 70; n += 1) {
      if ((await check(crowd(n), '别的人')).ok) guesses += 1;
      cloud.clock.advance(DAY_MS / 100);
    }
    expect(guesses).toBe(60);
    const asked = await cloud.as('stranger3').call('rebinding.request', {
      name: nameOf('trainee1'),
      nationalId: nationalIdFor('trainee1'),
      phoneCode: await cloud.phoneCode('stranger3'),
      consent: true,
    });
    expect(asked).toMatchObject({ ok: true });
  });
});
