import { DAY_MS, MINUTE_MS } from '../kernel/time';
import { consentsAfter, isStillNews, MOST_CONSENTS, nextTry } from './push';

const TOLD = 1_764_400_000_000;

describe('a subscription message that failed', () => {
  it('is tried again after pauses that grow', () => {
    const pauses = [1, 2, 3, 4, 5, 6].map((tries) => (nextTry({ told: TOLD, tries, now: TOLD }) ?? 0) - TOLD);
    expect(pauses).toEqual([1, 5, 15, 60, 180, 180].map((minutes) => minutes * MINUTE_MS));
  });

  it('is given up where the next try would come more than a day after the event', () => {
    const last = TOLD + DAY_MS - MINUTE_MS;
    expect(nextTry({ told: TOLD, tries: 1, now: last })).toBe(TOLD + DAY_MS);
    expect(nextTry({ told: TOLD, tries: 1, now: last + 1 })).toBeUndefined();
  });
});

it('is news for a day', () => {
  expect(isStillNews({ told: TOLD, now: TOLD + DAY_MS })).toBe(true);
  expect(isStillNews({ told: TOLD, now: TOLD + DAY_MS + 1 })).toBe(false);
});

it('consents add up to a bound', () => {
  expect(consentsAfter(1, 1)).toBe(2);
  expect(consentsAfter(MOST_CONSENTS, 1)).toBe(MOST_CONSENTS);
});
