import { privacyGate, type PrivacyGate } from './host/wx/privacy';
import { privacyAnswersIn } from './privacy';

/** A phone whose owner has not agreed to anything yet. */
function phone(address = '', checks = true) {
  const kept = new Map<string, unknown>();
  const storage = {
    getStorageSync: (key: string) => kept.get(key) ?? '',
    setStorageSync: (key: string, value: unknown) => void kept.set(key, value),
  };
  return privacyGate({ storage, checks, answers: privacyAnswersIn(address), appName: () => '样机' });
}

/** The mini-program asks in a sheet of its own, on which this is pressed. */
function answering(gate: PrivacyGate, press: 'agree' | 'disagree' | 'agree without the button') {
  const asked: string[] = [];
  gate.listen((resolve, { referrer }) => {
    asked.push(referrer);
    resolve({ event: 'exposureAuthorization' });
    if (press === 'agree') gate.pressed('yes');
    resolve(press === 'disagree' ? { event: 'disagree' } : { event: 'agree', buttonId: 'yes' });
  });
  return asked;
}

describe('the privacy gate', () => {
  it('asks before the first API that takes personal data, by the sheet of the mini-program, and never again', async () => {
    const gate = phone();
    const asked = answering(gate, 'agree');
    await gate.pass('chooseMedia');
    await gate.pass('getLocation');
    await gate.require('requirePrivacyAuthorize');
    expect(asked).toEqual(['chooseMedia']);
  });

  it('does not ask for what takes no personal data, nor where app.json does not want the check', async () => {
    const gate = phone();
    const asked = answering(gate, 'disagree');
    await gate.pass('scanCode');
    expect(asked).toEqual([]);
    const unchecked = phone('', false);
    const askedThere = answering(unchecked, 'disagree');
    await unchecked.pass('chooseMedia');
    expect(askedThere).toEqual([]);
  });

  it('fails with 104 once it is declined, and asks again the next time', async () => {
    const gate = phone();
    const asked = answering(gate, 'disagree');
    for (let tries = 0; tries < 2; tries += 1)
      await expect(gate.pass('chooseMedia')).rejects.toMatchObject({
        errno: 104,
        message: 'privacy permission is not authorized',
      });
    expect(asked).toHaveLength(2);
  });

  it('takes no agreement without a press of the button for it', async () => {
    const gate = phone();
    answering(gate, 'agree without the button');
    const said = jest.spyOn(console, 'error').mockImplementation(() => undefined);
    await expect(gate.pass('chooseMedia')).rejects.toMatchObject({ errno: 104 });
    expect(said).toHaveBeenCalledWith(expect.stringContaining('no agreePrivacyAuthorization button'));
    said.mockRestore();
  });

  it('can be told how an API is to fail, each by itself', async () => {
    const gate = phone('agreed,chooseMedia:undeclared,getLocation:refused,button.getPhoneNumber:quota');
    await expect(gate.pass('chooseMedia')).rejects.toMatchObject({ errno: 112 });
    await expect(gate.pass('getLocation')).rejects.toMatchObject({ errno: 104 });
    await gate.pass('button.getPhoneNumber');
    expect(gate.failureOf('button.getPhoneNumber')).toBe('quota');
    await gate.pass('chooseMessageFile');
  });

  it('refuses an address that asks for something else', () => {
    for (const text of ['agree', 'chooseMedia', 'chooseMedia:banned', 'scanCode:refused'])
      expect(() => privacyAnswersIn(text)).toThrow(`privacy=${text}`);
  });
});
