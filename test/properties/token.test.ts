import { createHmac } from 'node:crypto';
import * as fc from 'fast-check';
import { CROCKFORD } from '../../domain/kernel/crockford';
import {
  displaySeconds,
  isTokenFresh,
  MAX_ROTATION_SECONDS,
  MAX_TOKEN_SECOND,
  MIN_ROTATION_SECONDS,
  mintToken,
  parseToken,
  secondSince,
  sessionCodeFrom,
  tokenAge,
  tokenFromScan,
  verifyToken,
} from '../../domain/attendance/token';
import type { MacOf, TokenClaims } from '../../domain/attendance/token';

const macOf: MacOf = (body) => createHmac('sha256', 'a key of this test').update(body).digest();
const claimsArbitrary: fc.Arbitrary<TokenClaims> = fc.record({
  keyVersion: fc.integer({ min: 0, max: 31 }),
  sessionCode: fc.uint8Array({ minLength: 5, maxLength: 5 }).map(sessionCodeFrom),
  second: fc.integer({ min: 0, max: MAX_TOKEN_SECOND }),
});
const rotationArbitrary = fc.integer({ min: MIN_ROTATION_SECONDS, max: MAX_ROTATION_SECONDS });

describe('properties of the token', () => {
  it('every minted token is genuine and states what was put into it', () => {
    fc.assert(
      fc.property(claimsArbitrary, (claims) => {
        const token = mintToken({ claims, macOf });
        expect(verifyToken({ token, macOf })).toEqual({ kind: 'genuine', claims });
        expect(parseToken(token)?.mac).toEqual(new Uint8Array(macOf(token.slice(0, 14)).subarray(0, 10)));
      }),
    );
  });

  it('any single flipped bit makes it invalid', () => {
    fc.assert(
      fc.property(claimsArbitrary, fc.nat(29), fc.nat(4), (claims, position, bit) => {
        const token = mintToken({ claims, macOf });
        const flipped = CROCKFORD.charAt(CROCKFORD.indexOf(token.charAt(position)) ^ (1 << bit));
        const forged = token.slice(0, position) + flipped + token.slice(position + 1);
        expect(forged).not.toBe(token);
        expect(verifyToken({ token: forged, macOf })).toEqual({ kind: 'invalid' });
      }),
    );
  });

  it('no other text is a token, and none makes the parser throw', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.string({ unit: 'binary', minLength: 30, maxLength: 30 })), (text) => {
        expect(verifyToken({ token: text, macOf })).toEqual({ kind: 'invalid' });
        expect(tokenFromScan(text, 'https://example.org/')).toBe(parseToken(text.trim()) ? text.trim() : undefined);
      }),
    );
  });

  it('different session bytes give different session codes', () => {
    const bytes = fc.uint8Array({ minLength: 5, maxLength: 5 });
    fc.assert(
      fc.property(bytes, bytes, (a, b) => {
        expect(sessionCodeFrom(a) === sessionCodeFrom(b)).toBe(a.join() === b.join());
      }),
    );
  });

  it('is fresh exactly from 2 s before its second until 3 rotations after it, in the strict preset until 2', () => {
    fc.assert(
      fc.property(
        rotationArbitrary,
        fc.nat(MAX_TOKEN_SECOND),
        fc.integer({ min: -10_000, max: 100_000 }),
        (rotationSeconds, second, offset) => {
          const sessionCreatedAt = 1_764_374_400_123;
          const ageMs = tokenAge({ second, sessionCreatedAt, now: sessionCreatedAt + second * 1000 + offset });
          expect(ageMs).toBe(offset);
          const end = rotationSeconds === 3 ? 6000 : 3000 * rotationSeconds;
          expect(isTokenFresh({ ageMs, rotationSeconds })).toBe(offset >= -2000 && offset < end);
        },
      ),
    );
  });

  it('the first token that a display holds is fresh at every moment of its rotation, and none lies beyond 2 minutes', () => {
    fc.assert(
      fc.property(rotationArbitrary, fc.nat(86_400_000), (rotationSeconds, elapsed) => {
        const seconds = displaySeconds({ createdAt: 0, now: elapsed, rotationSeconds });
        const [first] = seconds;
        expect(first).toBeDefined();
        const ageMs = tokenAge({ second: first ?? NaN, sessionCreatedAt: 0, now: elapsed });
        expect(ageMs).toBeGreaterThanOrEqual(0);
        expect(ageMs).toBeLessThan(rotationSeconds * 1000);
        expect(Math.max(...seconds)).toBeLessThanOrEqual(secondSince(0, elapsed) + 120);
        seconds.slice(1).forEach((second, index) => expect(second - (seconds[index] ?? NaN)).toBe(rotationSeconds));
      }),
    );
  });
});
