import {
  constantTimeEqual,
  displaySeconds,
  encodeMac,
  isTokenFresh,
  MAX_TOKEN_SECOND,
  mintToken,
  parseToken,
  secondSince,
  sessionCodeFrom,
  tokenAge,
  tokenBody,
  tokenFromScan,
  verifyToken,
} from './token';
import type { TokenClaims } from './token';

const claims: TokenClaims = { keyVersion: 1, sessionCode: 'ABCD1234', second: 33 };
const macOf = (body: string): Uint8Array =>
  Uint8Array.from({ length: 32 }, (_, index) => body.charCodeAt(index % body.length) + index);
const token = mintToken({ claims, macOf });

describe('the token of the rotating code (M12, M14)', () => {
  it('has 30 characters: version, session, second, MAC', () => {
    expect(token).toHaveLength(30);
    expect(tokenBody(claims)).toBe('1ABCD123400011');
    expect(token.startsWith('1ABCD123400011')).toBe(true);
  });

  it('encodes a MAC in Crockford base32, most significant bit first', () => {
    expect(encodeMac(new Uint8Array(10))).toBe('0000000000000000');
    expect(encodeMac(new Uint8Array(10).fill(255))).toBe('ZZZZZZZZZZZZZZZZ');
    expect(encodeMac(Uint8Array.from([0, 0, 0, 0, 1, 8, 0, 0, 0, 0]))).toBe('0000000110000000');
  });

  it('cuts a longer MAC to 80 bit and refuses a shorter one', () => {
    expect(encodeMac(new Uint8Array(32))).toHaveLength(16);
    expect(() => encodeMac(new Uint8Array(9))).toThrow(RangeError);
  });

  it.each([
    ['lower case', token.toLowerCase()],
    ['one character more', `${token}0`],
    ['one character less', token.slice(1)],
    ['a letter outside the alphabet', `${token.slice(0, 29)}U`],
    ['a letter that looks like a digit', `${token.slice(0, 29)}O`],
    ['a line feed at the end', `${token.slice(0, 29)}\n`],
    ['nothing', ''],
  ])('does not parse %s', (_, text) => {
    expect(parseToken(text)).toBeUndefined();
  });

  it('reads a bare token and one behind the configured link, and no other link', () => {
    const urlPrefix = 'https://example.org/s/';
    expect(tokenFromScan(` ${token}\n`)).toBe(token);
    expect(tokenFromScan(urlPrefix + token, urlPrefix)).toBe(token);
    expect(tokenFromScan(`https://elsewhere.org/s/${token}`, urlPrefix)).toBeUndefined();
    expect(tokenFromScan(urlPrefix + token)).toBeUndefined();
    expect(tokenFromScan(`${urlPrefix}${token}?x=1`, urlPrefix)).toBeUndefined();
  });

  it('holds a genuine token for genuine and one under another key for invalid', () => {
    expect(verifyToken({ token, macOf })).toEqual({ kind: 'genuine', claims });
    expect(verifyToken({ token, macOf: () => new Uint8Array(32) })).toEqual({ kind: 'invalid' });
    expect(verifyToken({ token: 'x', macOf })).toEqual({ kind: 'invalid' });
  });

  it('refuses to mint claims that do not fit their places', () => {
    expect(() => tokenBody({ ...claims, second: MAX_TOKEN_SECOND + 1 })).toThrow(RangeError);
    expect(() => tokenBody({ ...claims, second: -1 })).toThrow(RangeError);
    expect(() => tokenBody({ ...claims, keyVersion: 32 })).toThrow(RangeError);
    expect(() => tokenBody({ ...claims, sessionCode: 'ABCD123' })).toThrow(RangeError);
  });

  it('makes a session code of exactly five bytes', () => {
    expect(sessionCodeFrom(Uint8Array.from([255, 255, 255, 255, 255]))).toBe('ZZZZZZZZ');
    expect(() => sessionCodeFrom(new Uint8Array(4))).toThrow(RangeError);
  });

  it('compares MACs by length and every byte', () => {
    expect(constantTimeEqual(Uint8Array.from([1, 2]), Uint8Array.from([1, 2]))).toBe(true);
    expect(constantTimeEqual(Uint8Array.from([1, 2]), Uint8Array.from([1, 3]))).toBe(false);
    expect(constantTimeEqual(Uint8Array.from([1, 2]), Uint8Array.from([1, 2, 0]))).toBe(false);
  });
});

describe('the age of a token', () => {
  it('counts from the second in which the token began to be shown', () => {
    expect(tokenAge({ second: 10, sessionCreatedAt: 1_000_500, now: 1_012_500 })).toBe(2_000);
    expect(secondSince(1_000_500, 1_011_499)).toBe(10);
  });

  it('is accepted up to the last millisecond of the third rotation and refused at the first after it', () => {
    expect(isTokenFresh({ ageMs: 14_999, rotationSeconds: 5 })).toBe(true);
    expect(isTokenFresh({ ageMs: 15_000, rotationSeconds: 5 })).toBe(false);
    expect(isTokenFresh({ ageMs: 44_999, rotationSeconds: 15 })).toBe(true);
  });

  it('is accepted for two rotations in the strict preset', () => {
    expect(isTokenFresh({ ageMs: 5_999, rotationSeconds: 3 })).toBe(true);
    expect(isTokenFresh({ ageMs: 6_000, rotationSeconds: 3 })).toBe(false);
    expect(isTokenFresh({ ageMs: 11_999, rotationSeconds: 4 })).toBe(true);
  });

  it('may lie two seconds in the future and no millisecond more', () => {
    expect(isTokenFresh({ ageMs: -2_000, rotationSeconds: 5 })).toBe(true);
    expect(isTokenFresh({ ageMs: -2_001, rotationSeconds: 5 })).toBe(false);
  });
});

describe('the tokens a display may hold', () => {
  it('begins with the running rotation and reaches no further than two minutes', () => {
    const seconds = displaySeconds({ createdAt: 0, now: 13_900, rotationSeconds: 5 });
    expect(seconds[0]).toBe(10);
    expect(seconds[1]).toBe(15);
    expect(seconds[seconds.length - 1]).toBe(130);
  });

  it('shows nothing before the session was created', () => {
    expect(displaySeconds({ createdAt: 5_000, now: 4_000, rotationSeconds: 5 })[0]).toBe(0);
  });
});
