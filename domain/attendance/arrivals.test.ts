import * as fc from 'fast-check';
import { arrivalCurve, CURVE_POINTS, minuteOf } from './arrivals';
import { instantOf, MINUTE_MS } from '../kernel/time';

const eight = instantOf('2025-11-29', '08:00:00');
const at = (minutes: number) => minuteOf(eight + minutes * MINUTE_MS);

describe('how a hall filled', () => {
  it('is nothing before anybody came', () => {
    expect(arrivalCurve(new Map(), eight)).toBeUndefined();
  });

  it('begins with the first arrival and ends now, minute by minute in the first hour', () => {
    const perMinute = new Map([
      [at(0), 2],
      [at(1), 3],
      [at(6), 1],
    ]);
    expect(arrivalCurve(perMinute, eight + 7 * MINUTE_MS + 1)).toEqual({
      begin: eight,
      stepMinutes: 1,
      people: [2, 5, 5, 5, 5, 5, 6, 6],
      lately: 1,
    });
  });

  it('takes longer steps on a long day', () => {
    const curve = arrivalCurve(new Map([[at(0), 1]]), eight + 10 * 60 * MINUTE_MS);
    expect(curve).toMatchObject({ stepMinutes: 11, lately: 0 });
  });

  it('never falls, ends with everybody, and fits a screen', () => {
    const arrivals = fc.array(fc.integer({ min: 0, max: 24 * 60 - 1 }), { minLength: 1, maxLength: 200 });
    fc.assert(
      fc.property(arrivals, fc.integer({ min: 0, max: 24 * 60 - 1 }), (minutes, now) => {
        const perMinute = new Map<number, number>();
        for (const minute of minutes) perMinute.set(at(minute), (perMinute.get(at(minute)) ?? 0) + 1);
        const curve = arrivalCurve(perMinute, eight + now * MINUTE_MS);
        const people = curve?.people ?? [];
        expect(people.length).toBeGreaterThan(0);
        expect(people.length).toBeLessThanOrEqual(CURVE_POINTS);
        expect(people[people.length - 1]).toBe(minutes.length);
        expect([...people].sort((a, b) => a - b)).toEqual(people);
        expect(curve?.lately).toBeLessThanOrEqual(minutes.length);
      }),
    );
  });
});
