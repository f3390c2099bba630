import { openPlatform } from './platform';
import type { Cloud } from './sdk';

type Asked = { code: string; openid?: string };

/** WeChat's exchange of phone codes, as one test answers it. */
function platformThat(answers: (asked: Asked) => { purePhoneNumber: string; countryCode: string }) {
  const asked: Asked[] = [];
  const getPhoneNumber = (options: Asked) => {
    asked.push(options);
    return Promise.resolve().then(() => ({ phoneInfo: answers(options) }));
  };
  const cloud = { openapi: { phonenumber: { getPhoneNumber } } } as object as Cloud;
  return { platform: openPlatform(cloud), asked };
}
const number = { purePhoneNumber: '13800000001', countryCode: '86' };
const failing = (errCode: number) => (): never => {
  throw Object.assign(new Error(`errCode: ${errCode}`), { errCode });
};

describe('the code of the phone button', () => {
  it('is exchanged for the user who sent it', async () => {
    const { platform, asked } = platformThat(() => number);
    expect(await platform.phoneNumber('o1', 'code')).toBe('13800000001');
    expect(asked).toEqual([{ code: 'code', openid: 'o1' }]);
  });

  it.each([40003, 40013, 40029, 40163])(
    'is no number where WeChat answers %d, and is not tried again',
    async (errCode) => {
      const { platform, asked } = platformThat(failing(errCode));
      expect(await platform.phoneNumber('o1', 'code')).toBeUndefined();
      expect(asked).toHaveLength(1);
    },
  );

  it('is exchanged alone where WeChat does not read the user', async () => {
    const { platform, asked } = platformThat(({ openid }) => (openid === undefined ? number : failing(47001)()));
    expect(await platform.phoneNumber('o1', 'code')).toBe('13800000001');
    expect(asked).toEqual([{ code: 'code', openid: 'o1' }, { code: 'code' }]);
  });

  it('of another place comes with its country code', async () => {
    const abroad = platformThat(() => ({ purePhoneNumber: '91234567', countryCode: '852' }));
    expect(await abroad.platform.phoneNumber('o1', 'code')).toBe('+852-91234567');
  });

  it('is told as a failure where WeChat fails', async () => {
    await expect(platformThat(failing(-1)).platform.phoneNumber('o1', 'code')).rejects.toThrow();
  });
});
