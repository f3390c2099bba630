import { SECOND_MS } from '../../domain/kernel/time';
import { trustedSince } from './seats';

// The cap itself is tried through its calls, in server/procedures/attendance/attendance/cap.test.ts.
describe('a count of seats', () => {
  const capInForceAt = 1_764_374_400_000;
  const freshness = (afterMs: number) => trustedSince({ capInForceAt }, capInForceAt + afterMs);

  it('must be newer than the cap once every instance knows it, and not before', () => {
    expect(freshness(-1)).toBeUndefined();
    expect(freshness(0)).toBe(capInForceAt);
  });

  it('is made again when scans that began without the cap have ended at the latest', () => {
    expect(freshness(10 * SECOND_MS - 1)).toBe(capInForceAt);
    expect(freshness(10 * SECOND_MS)).toBe(capInForceAt + 10 * SECOND_MS);
    expect(freshness(3600 * SECOND_MS)).toBe(capInForceAt + 10 * SECOND_MS);
  });
});
