import {
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
  cloud = await openInProcess();
  await signedInAdministrator(cloud, 'administratorA1');
});
const numberOf = (who: TestPersonId) => cloud.phoneOf(who);

describe('a phone that is proved by SMS while somebody registers (rules: "Phone")', () => {
  it('is theirs as if by the button: whoever had it waits to verify another', async () => {
    const phone = numberOf('trainee1');
    await cloud.as('trainee1').do('phone.sendCode', { phone });
    const phoneCode = { phone, code: cloud.smsCode(phone) };
    const form = await registrationOf(cloud, 'trainee1', { phoneCode });
    expect(await cloud.as('trainee1').call('registration.submit', form)).toMatchObject({ ok: true });
    expect(await cloud.as('trainee1').do('registration.mine', {})).toMatchObject({
      phoneMasked: `${phone.slice(0, 3)}****${phone.slice(-4)}`,
    });
  });

  it('with a wrong code registers nobody, and the right one still works', async () => {
    const phone = numberOf('trainee2');
    await cloud.as('trainee2').do('phone.sendCode', { phone });
    const code = cloud.smsCode(phone);
    const wrong = { phone, code: code === '000000' ? '111111' : '000000' };
    const form = await registrationOf(cloud, 'trainee2', { phoneCode: wrong });
    expect(refusalOf(await cloud.as('trainee2').call('registration.submit', form)).code).toBe('smsCodeWrong');
    expect(cloud.documents('persons')).toEqual([]);
    const right = { ...form, phoneCode: { phone, code } };
    expect(await cloud.as('trainee2').call('registration.submit', right)).toMatchObject({ ok: true });
  });

  it('opens the way of a new WeChat too', async () => {
    const personId = await pendingTrainee(cloud, 'trainee3');
    await cloud.as('administratorA1').do('registration.review', { personId, decision: 'approve' });
    const phone = numberOf('stranger1');
    await cloud.as('stranger1').do('phone.sendCode', { phone });
    const phoneCode = { phone, code: cloud.smsCode(phone) };
    const claim = {
      name: nameOf('trainee3'),
      nationalId: nationalIdFor('trainee3'),
      phoneCode,
      consent: true,
    } as const;
    expect(await cloud.as('stranger1').call('rebinding.request', claim)).toMatchObject({ ok: true });
  });
});
