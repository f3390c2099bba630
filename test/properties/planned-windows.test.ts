import * as fc from 'fast-check';
import { dayOfWindow, MAX_ANALYSIS_WINDOWS } from '../../domain/project/attendance-window';
import { daysWithoutWindow } from '../../domain/project/batch-windows';
import { isInBatch } from '../../domain/project/batch';
import { proposeShares } from '../../domain/project/lecturers';
import { planOf, windowsOf } from '../../domain/project/planned-windows';
import { addDays, daysFrom, instantOf } from '../../domain/kernel/time';

const clock = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

const lessonsArbitrary = (first: string, length: number) =>
  fc
    .array(fc.tuple(fc.integer({ min: -2, max: length + 2 }), fc.nat(1437), fc.nat(400)), { maxLength: 8 })
    .map((lessons) =>
      lessons.map(([day, begin, minutes]) => ({
        day: addDays(first, day),
        begin: clock(begin),
        end: clock(Math.min(1439, begin + 1 + minutes)),
      })),
    );

/** A batch with rest days and windows set by hand, and courses whose lessons lie in it, beside it and on its rest days. */
const holdingArbitrary = fc.tuple(fc.nat(300), fc.nat(9)).chain(([from, length]) => {
  const begin = addDays('2025-01-01', from);
  const end = addDays(begin, length);
  const days = daysFrom(begin, end);
  const on = (n: number): string => days[n % days.length] ?? begin;
  return fc.record({
    batch: fc.record({
      begin: fc.constant(begin),
      end: fc.constant(end),
      windows: fc.array(fc.tuple(fc.nat(20), fc.nat(20), fc.nat(3)), { maxLength: 3 }).map((windows) =>
        windows.map(([day, hour, hours]) => ({
          begin: instantOf(on(day), `${clock(hour * 60)}:00`),
          end: instantOf(on(day), `${clock((hour + hours) * 60)}:59`),
        })),
      ),
      restDays: fc
        .array(fc.nat(20), { maxLength: 3 })
        .map((resting) => resting.map((n) => ({ day: on(n), reason: '休整' }))),
    }),
    courses: fc.array(
      lessonsArbitrary(begin, length).map((lessons) => ({ lessons })),
      { maxLength: 5 },
    ),
  });
});

describe('the windows that are made from lessons', () => {
  it('leave no teaching day of the batch without one', () => {
    fc.assert(
      fc.property(holdingArbitrary, ({ batch, courses }) => {
        expect(daysWithoutWindow({ batch, windows: windowsOf(batch, courses) })).toEqual([]);
      }),
    );
  });

  it('lie each on one day of the batch, in order of time', () => {
    fc.assert(
      fc.property(holdingArbitrary, ({ batch, courses }) => {
        for (const windows of [windowsOf(batch, courses), ...planOf(batch, courses)]) {
          for (const window of windows) {
            const day = dayOfWindow(window);
            expect(day !== undefined && isInBatch(day, batch)).toBe(true);
            expect(window.begin).toBeLessThanOrEqual(window.end);
          }
          const begins = windows.map(({ begin }) => begin);
          expect(begins).toEqual([...begins].sort((a, b) => a - b));
        }
      }),
    );
  });

  it('of a course lie inside those of the batch, so that whoever comes when the notice says can meet them', () => {
    fc.assert(
      fc.property(holdingArbitrary, ({ batch, courses }) => {
        const all = windowsOf(batch, courses);
        for (const windows of planOf(batch, courses)) {
          expect(windows.length).toBeLessThanOrEqual(MAX_ANALYSIS_WINDOWS);
          for (const window of windows) {
            const within = all.some(({ begin, end }) => begin <= window.begin && window.end <= end);
            expect(within).toBe(true);
          }
        }
      }),
    );
  });

  it('do not depend on the order of courses, and never overlap among themselves', () => {
    fc.assert(
      fc.property(holdingArbitrary, ({ batch, courses }) => {
        expect(windowsOf(batch, [...courses].reverse())).toEqual(windowsOf(batch, courses));
        const made = windowsOf({ ...batch, windows: [] }, courses);
        made.slice(1).forEach((window, index) => expect(window.begin).toBeGreaterThan(made[index]?.end ?? 0));
      }),
    );
  });
});

it('the shares proposed for lecturers add up to the hours of the course, and differ by half an hour and a rest at most', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 3000 }), fc.integer({ min: 1, max: 10 }), (hourTenths, lecturers) => {
      const shares = proposeShares(hourTenths, lecturers);
      expect(shares.reduce((sum, share) => sum + share, 0)).toBe(hourTenths);
      expect(Math.max(...shares) - Math.min(...shares)).toBeLessThan(10);
    }),
  );
});
