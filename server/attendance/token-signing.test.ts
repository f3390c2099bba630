import { TOKEN_BODY_LENGTH } from '../../domain/attendance/token';
import { checkScan, signToken } from './token-signing';

const key = (version: number, fill: number) => ({ version, key: Buffer.alloc(32, fill) });
const current = key(2, 7);
const former = key(1, 9);
const claims = { sessionCode: 'ABCDEFGH', second: 12_345 };
const check = (keys: (typeof current)[], qrText: string, urlPrefix = '') => checkScan(keys, { qrText, urlPrefix });

describe('a token', () => {
  const token = signToken([current, former], claims);

  it('is signed with the first key and says so', () => {
    expect(check([current], token)).toEqual({ kind: 'genuine', claims: { keyVersion: 2, ...claims } });
  });

  it('stays good while its key is one of those that are live', () => {
    const older = signToken([former], claims);
    expect(check([current, former], older).kind).toBe('genuine');
    expect(check([current], older).kind).toBe('invalid');
  });

  it('is invalid under another key of the same version', () => {
    expect(check([key(2, 8)], token).kind).toBe('invalid');
  });

  it('is invalid when any character of it is changed', () => {
    const changed = Array.from(token, (character, index) => {
      const other = character === '0' ? '1' : '0';
      return token.slice(0, index) + other + token.slice(index + 1);
    });
    expect(changed.filter((each) => check([current, former], each).kind === 'genuine')).toEqual([]);
  });

  it('of one session does not lend its MAC to another', () => {
    const other = signToken([current], { ...claims, sessionCode: 'HGFEDCBA' });
    const mixed = other.slice(0, TOKEN_BODY_LENGTH) + token.slice(TOKEN_BODY_LENGTH);
    expect(check([current], mixed).kind).toBe('invalid');
  });

  it('may stand behind the configured address, and behind no other', () => {
    const prefix = 'https://jijiaotong.example/s/';
    expect(check([current], prefix + token, prefix).kind).toBe('genuine');
    expect(check([current], `https://elsewhere.example/s/${token}`, prefix).kind).toBe('invalid');
  });

  it('is still recognised after thousands of forged sessions have been seen', () => {
    for (let number = 0; number < 1000; number += 1) {
      check([current], `2${String(number).padStart(8, '0')}00000${'0'.repeat(16)}`);
    }
    expect(check([current], token).kind).toBe('genuine');
  });

  it('cannot be made without a key', () => {
    expect(() => signToken([], claims)).toThrow('no token key');
  });
});
