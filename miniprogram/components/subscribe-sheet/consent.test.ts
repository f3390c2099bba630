import { aPhone } from '../../../test/support/pages';
import { askWeChat, decline, isDeclined } from './consent';

describe('the question for a subscription message', () => {
  it('is answered by what WeChat says of this very template', async () => {
    const answers = (given: object) => aPhone(() => ({}), { requestSubscribeMessage: () => Promise.resolve(given) });
    answers({ 'tpl-1': 'accept', errMsg: 'requestSubscribeMessage:ok' });
    expect(await askWeChat('tpl-1')).toBe(true);
    expect(await askWeChat('tpl-2')).toBe(false);
    answers({ 'tpl-1': 'reject' });
    expect(await askWeChat('tpl-1')).toBe(false);
  });

  it('is no failure where subscriptions are switched off in WeChat', async () => {
    const said: string[] = [];
    aPhone(() => ({}), {
      requestSubscribeMessage: () => Promise.reject(new Error('requestSubscribeMessage:fail 20004')),
      showToast: ({ title }: { title: string }) => said.push(title),
    });
    expect(await askWeChat('tpl-1')).toBe(false);
    expect(said).toEqual(['微信没有打开订阅消息，结果会在「消息」里']);
  });

  it('is not asked again for what was declined on this phone', () => {
    const kept = new Map<string, unknown>();
    aPhone(() => ({}), {
      getStorageSync: (key: string) => kept.get(key) ?? '',
      setStorageSync: (key: string, value: unknown) => kept.set(key, value),
    });
    expect(isDeclined('projectResult')).toBe(false);
    decline('projectResult');
    decline('projectResult');
    expect(isDeclined('projectResult')).toBe(true);
    expect(isDeclined('registrationResult')).toBe(false);
  });
});
