import { MINUTE_MS } from '../../../../domain/kernel/time';
import { PHONE_CODE_MS, RESEND_MS } from '../../../../domain/person/phone-code';
import { nameOf, signedInAdministrator } from '../../../../test/support/builders';
import { openInProcess, type InProcessCloud } from '../../../../test/support/in-process';
import { hospitalA } from '../../../../test/support/institutions';
import type { TestPersonId } from '../../../../test/support/people';

let cloud: InProcessCloud;
let said: jest.SpyInstance;
beforeEach(async () => {
  said = jest.spyOn(console, 'warn').mockImplementation(() => undefined);
  cloud = await openInProcess();
});
afterEach(() => said.mockRestore());

const send = (who: TestPersonId, phone = cloud.phoneOf(who), requestId?: string) =>
  cloud.as(who).call('phone.sendCode', { phone }, requestId === undefined ? {} : { requestId });
const signIn = (who: TestPersonId, sms: { phone: string; code: string }, requestId = `sign-in-${who}-${sms.code}`) =>
  cloud
    .as(who)
    .call(
      'administrator.signIn',
      { account: hospitalA.account, password: hospitalA.password, who: { newName: nameOf(who) }, phoneCode: sms },
      { requestId },
    );
/** What was sent to their own number. */
const sentTo = (who: TestPersonId) => ({ phone: cloud.phoneOf(who), code: cloud.smsCode(cloud.phoneOf(who)) });
const another = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, '0');

describe('a code by SMS', () => {
  it('proves the number as the phone button does: the same person, whichever they use', async () => {
    const { administratorId } = await signedInAdministrator(cloud, 'administratorA1');
    await send('administratorA1', `+86 ${cloud.phoneOf('administratorA1')}`);
    expect(await signIn('administratorA1', sentTo('administratorA1'))).toMatchObject({ data: { administratorId } });
  });

  it('is good once, and again for the very request that used it', async () => {
    await send('administratorA1');
    const sent = sentTo('administratorA1');
    expect(await signIn('administratorA1', sent, 'sign-in-once')).toMatchObject({ ok: true });
    expect(await signIn('administratorA1', sent, 'sign-in-once')).toMatchObject({ ok: true });
    expect(await signIn('administratorA1', sent, 'sign-in-another')).toMatchObject({
      error: { code: 'smsCodeWrong' },
    });
  });

  it('is dead at the end of five minutes, after five wrong tries, and when another one was sent', async () => {
    await send('administratorA1');
    const first = sentTo('administratorA1');
    cloud.clock.advance(RESEND_MS);
    await send('administratorA1');
    const second = sentTo('administratorA1');
    if (second.code !== first.code)
      expect(await signIn('administratorA1', first)).toMatchObject({ error: { code: 'smsCodeWrong' } });
    cloud.clock.advance(PHONE_CODE_MS);
    expect(await signIn('administratorA1', second)).toMatchObject({ error: { code: 'smsCodeWrong' } });
    cloud.clock.advance(15 * MINUTE_MS);
    await send('administratorA1');
    const third = sentTo('administratorA1');
    for (let n = 0; n < 5; n += 1)
      await signIn('administratorA1', { ...third, code: another(third.code) }, `guess-${n}-administrator`);
    cloud.clock.advance(PHONE_CODE_MS - 1);
    expect(await signIn('administratorA1', third)).toMatchObject({ ok: false });
  });

  it('is of no use in another WeChat, nor for another number', async () => {
    await send('administratorA1');
    const sent = sentTo('administratorA1');
    expect(await signIn('stranger1', sent)).toMatchObject({ error: { code: 'smsCodeWrong' } });
    expect(await signIn('administratorA1', { ...sent, phone: cloud.phoneOf('administratorA2') })).toMatchObject({
      error: { code: 'smsCodeWrong' },
    });
  });

  it('stands nowhere but in the SMS', async () => {
    await send('administratorA1');
    const { code } = sentTo('administratorA1');
    for (const collection of ['phoneCodes', 'commandResults', 'attempts'] as const)
      expect(JSON.stringify(cloud.documents(collection))).not.toContain(`"${code}"`);
    expect(JSON.stringify(said.mock.calls)).not.toContain(code);
  });
});

describe('asking for a code', () => {
  it('is answered once a minute, five times in a quarter of an hour, ten times a day', async () => {
    const answers: string[] = [];
    for (let n = 0; n < 4 * 60; n += 1) {
      const envelope = await send('administratorA1');
      answers.push(envelope.ok ? 'ok' : envelope.error.code);
      cloud.clock.advance(MINUTE_MS);
    }
    expect(answers.slice(0, 16).filter((answer) => answer === 'ok')).toHaveLength(6);
    expect(answers.filter((answer) => answer === 'ok')).toHaveLength(10);
    expect(new Set(answers)).toEqual(new Set(['ok', 'tooManyAttempts']));
  });

  it('sends nothing twice for one request, and nothing at all to what is no mobile number', async () => {
    await send('administratorA1', undefined, 'send-once');
    const { code } = sentTo('administratorA1');
    await send('administratorA1', undefined, 'send-once');
    expect(sentTo('administratorA1').code).toBe(code);
    expect(await send('administratorA1', '0731-84286376')).toMatchObject({
      error: { code: 'invalidInput', details: { fields: [{ field: 'phone', problem: 'phoneFormat' }] } },
    });
  });

  it('has a bound for the number too, whoever asks', async () => {
    const phone = cloud.phoneOf('administratorA1');
    expect(await send('stranger1', phone)).toMatchObject({ ok: true });
    expect(await send('stranger2', phone)).toMatchObject({ error: { code: 'tooManyAttempts' } });
  });
});
