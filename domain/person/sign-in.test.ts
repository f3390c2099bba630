import * as fc from 'fast-check';
import { DAY_MS } from '../kernel/time';
import { endsSoon, renewedUntil, SIGN_IN_AT_MOST_MS, SIGN_IN_MS } from './sign-in';

const signedInAt = 1_764_316_800_000;
const fresh = { signedInAt, expiresAt: signedInAt + SIGN_IN_MS };

describe('a sign-in that is used', () => {
  it('is renewed a day after it was made or renewed, and not before', () => {
    expect(renewedUntil(fresh, signedInAt + DAY_MS - 1)).toBeUndefined();
    expect(renewedUntil(fresh, signedInAt + DAY_MS)).toBe(signedInAt + DAY_MS + SIGN_IN_MS);
  });

  it('lasts for 180 days at most, and that last renewal is written once', () => {
    const end = signedInAt + SIGN_IN_AT_MOST_MS;
    const late = { signedInAt, expiresAt: end - DAY_MS / 2 };
    expect(renewedUntil(late, end - SIGN_IN_MS)).toBe(end);
    expect(renewedUntil({ signedInAt, expiresAt: end }, end - 1)).toBeUndefined();
  });

  it('never ends before thirty days without use or 180 in all, and never later', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 40 * DAY_MS }), { maxLength: 60 }), (pauses) => {
        let signIn = fresh;
        let now = signedInAt;
        let writes = 0;
        for (const pause of pauses) {
          now += pause;
          if (now >= signIn.expiresAt) break;
          const expiresAt = renewedUntil(signIn, now);
          if (expiresAt !== undefined) writes += 1;
          signIn = { signedInAt, expiresAt: expiresAt ?? signIn.expiresAt };
          const due = Math.min(now + SIGN_IN_MS, signedInAt + SIGN_IN_AT_MOST_MS);
          expect(signIn.expiresAt).toBeLessThanOrEqual(due);
          expect(due - signIn.expiresAt).toBeLessThan(DAY_MS);
        }
        expect(writes).toBeLessThanOrEqual((now - signedInAt) / DAY_MS + 1);
      }),
    );
  });

  it('is said to end three days ahead', () => {
    expect(endsSoon({ expiresAt: signedInAt }, signedInAt - 3 * DAY_MS - 1)).toBe(false);
    expect(endsSoon({ expiresAt: signedInAt }, signedInAt - 3 * DAY_MS)).toBe(true);
  });
});
