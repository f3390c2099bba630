import { randomBytes } from 'node:crypto';
import { keyNames } from '../../server/platform/platform';
import { readEnvironment } from './environment';
import { functionKeys } from './function-keys';

const key = () => randomBytes(32).toString('base64');
const complete = () => ({
  PERSONAL_DATA_KEY: key(),
  DIGEST_KEY: key(),
  TOKEN_KEYS: `3:${key()}, 2:${key()}`,
  ANCHOR_KEY: key(),
  SUPPORT_PHONE: '0731-1',
});

describe('the environment of a function', () => {
  it('gives the keys and settings, the newest token key first', () => {
    const { secrets, settings } = readEnvironment(complete(), keyNames);
    expect(secrets.tokenKeys.map(({ version }) => version)).toEqual([3, 2]);
    expect(settings).toEqual({ supportPhone: '0731-1', scanUrlPrefix: '', passwordCost: 16_384 });
  });

  it.each(['PERSONAL_DATA_KEY', 'DIGEST_KEY', 'TOKEN_KEYS', 'ANCHOR_KEY', 'SUPPORT_PHONE'] as const)(
    'names %s when it is missing',
    (name) => {
      expect(() => readEnvironment({ ...complete(), [name]: undefined }, keyNames)).toThrow(name);
    },
  );

  it.each([
    ['PERSONAL_DATA_KEY', randomBytes(16).toString('base64')],
    ['PERSONAL_DATA_KEY', randomBytes(64).toString('base64')],
    ['PERSONAL_DATA_KEY', `a:${key()},a:${key()}`],
    ['PERSONAL_DATA_KEY', `A b:${key()}`],
    ['DIGEST_KEY', 'short'],
    ['TOKEN_KEYS', '32:' + key()],
    ['TOKEN_KEYS', key()],
    ['TOKEN_KEYS', '1:short'],
  ])('refuses an unfit %s and does not repeat it', (name, value) => {
    const read = () => readEnvironment({ ...complete(), [name]: value }, keyNames);
    expect(read).toThrow(name);
    expect(read).not.toThrow(value);
  });

  it('has several keys for personal data by their ids, and the id 0 for one that has none', () => {
    const idsOf = (text: string) =>
      readEnvironment({ ...complete(), PERSONAL_DATA_KEY: text }, keyNames).secrets.personalDataKeys.map(
        ({ id }) => id,
      );
    expect(idsOf(key())).toEqual(['0']);
    expect(idsOf(`2026a:${key()}, ${key()}`)).toEqual(['2026a', '0']);
  });

  it('gives a function its own keys and no other, not even where one is set', () => {
    const { secrets } = readEnvironment(complete(), functionKeys.attendance);
    expect(secrets.tokenKeys).toHaveLength(2);
    expect(() => secrets.personalDataKeys).toThrow('not given PERSONAL_DATA_KEY');
    expect(() => secrets.anchorKey).toThrow('not given ANCHOR_KEY');
    const { PERSONAL_DATA_KEY: _withheld, ...withoutIt } = complete();
    expect(() => readEnvironment(withoutIt, functionKeys.attendance)).not.toThrow();
  });
});
