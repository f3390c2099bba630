import { randomBytes } from 'node:crypto';
import { readEnvironment } from './environment';

const key = () => randomBytes(32).toString('base64');
const complete = () => ({
  PERSONAL_DATA_KEY: key(),
  DIGEST_KEY: key(),
  TOKEN_KEYS: `3:${key()}, 2:${key()}`,
  SUPPORT_PHONE: '0731-1',
});

describe('the environment of a function', () => {
  it('gives the keys and settings, the newest token key first', () => {
    const { secrets, settings } = readEnvironment(complete());
    expect(secrets.tokenKeys.map(({ version }) => version)).toEqual([3, 2]);
    expect(settings).toEqual({ supportPhone: '0731-1', scanUrlPrefix: '', templates: {}, passwordCost: 16_384 });
  });

  it('gives the templates of the account by what they tell', () => {
    const fields = { thing1: 'subject', phrase2: 'result', time3: 'at' };
    const json = JSON.stringify({ projectResult: { id: 'tpl-1', fields } });
    const { settings } = readEnvironment({ ...complete(), SUBSCRIBE_TEMPLATES: json });
    expect(settings.templates).toEqual({ projectResult: { id: 'tpl-1', fields } });
  });

  it.each(['PERSONAL_DATA_KEY', 'DIGEST_KEY', 'TOKEN_KEYS', 'SUPPORT_PHONE'] as const)(
    'names %s when it is missing',
    (name) => {
      expect(() => readEnvironment({ ...complete(), [name]: undefined })).toThrow(name);
    },
  );

  it.each([
    ['PERSONAL_DATA_KEY', randomBytes(16).toString('base64')],
    ['PERSONAL_DATA_KEY', randomBytes(64).toString('base64')],
    ['DIGEST_KEY', 'short'],
    ['TOKEN_KEYS', '32:' + key()],
    ['TOKEN_KEYS', key()],
    ['TOKEN_KEYS', '1:short'],
    ['SUBSCRIBE_TEMPLATES', 'registrationResult=tpl-1'],
    ['SUBSCRIBE_TEMPLATES', '{"newsletter":{"id":"tpl-1","fields":{}}}'],
    ['SUBSCRIBE_TEMPLATES', '{"projectResult":{"id":"tpl-1","fields":{"time3":"subject"}}}'],
    ['SUBSCRIBE_TEMPLATES', '{"projectResult":{"id":"tpl-1","fields":{"number1":"subject"}}}'],
  ])('refuses an unfit %s and does not repeat it', (name, value) => {
    const read = () => readEnvironment({ ...complete(), [name]: value });
    expect(read).toThrow(name);
    expect(read).not.toThrow(value);
  });
});
