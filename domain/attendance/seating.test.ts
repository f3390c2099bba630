import * as fc from 'fast-check';
import { freeSeat, lastOpenSeat } from './seating';

const lastOf = (cap: number, ...taken: number[]) => lastOpenSeat({ taken: new Set(taken), cap });

describe('the seats that may be taken', () => {
  it('are all up to the cap while nobody sits above it', () => {
    expect(lastOf(3)).toBe(3);
    expect(lastOf(3, 1, 3)).toBe(3);
    expect(lastOf(3, 1, 2, 3)).toBe(3);
  });

  it('are none while more people are there than a lowered cap allows', () => {
    expect(lastOf(3, 1, 2, 4, 5)).toBe(0);
    expect(lastOf(3, 1, 3, 4, 5)).toBe(0);
  });

  it('leave out one for each person above the cap', () => {
    expect(lastOf(3, 5)).toBe(2);
    // Three people: full, although the second seat is free.
    expect(lastOf(3, 1, 3, 5)).toBe(1);
  });

  it('begin again at the first, and end when every one is taken', () => {
    const taken = new Set([2, 3]);
    expect(freeSeat({ taken, last: 3, start: 2 })).toBe(1);
    expect(freeSeat({ taken: new Set([1, 2, 3]), last: 3, start: 2 })).toBeUndefined();
    expect(freeSeat({ taken, last: 0, start: 1 })).toBeUndefined();
  });
});

/** Somebody takes a seat by a look that is so many steps old, or the holder of a seat gives it back. */
const step = fc.oneof(
  { arbitrary: fc.record({ kind: fc.constant('take' as const), age: fc.nat(6), start: fc.nat(40) }), weight: 3 },
  { arbitrary: fc.record({ kind: fc.constant('leave' as const), which: fc.nat(40) }), weight: 1 },
);

it('never are more than the cap, however old the look by which somebody takes one', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 12 }),
      fc.uniqueArray(fc.integer({ min: 1, max: 20 }), { maxLength: 14 }),
      fc.array(step, { maxLength: 60 }),
      (cap, early, steps) => {
        const looks = [new Set(early)];
        for (const one of steps) {
          const now = new Set(looks.at(-1));
          if (one.kind === 'leave') now.delete([...now][one.which % Math.max(1, now.size)] ?? 0);
          else {
            const taken = looks.at(-1 - one.age) ?? looks[0] ?? now;
            const last = lastOpenSeat({ taken, cap });
            const number = freeSeat({ taken, last, start: (one.start % Math.max(1, last)) + 1 });
            // A seat is one person's: the database refuses whoever comes second.
            if (number !== undefined && !now.has(number)) {
              now.add(number);
              expect(now.size).toBeLessThanOrEqual(cap);
            }
          }
          looks.push(now);
        }
      },
    ),
  );
});

it('fill the hall to its cap when everybody looks anew', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 12 }),
      fc.uniqueArray(fc.integer({ min: 1, max: 20 }), { maxLength: 14 }),
      (cap, early) => {
        const taken = new Set(early);
        for (;;) {
          const number = freeSeat({ taken, last: lastOpenSeat({ taken, cap }), start: 1 });
          if (number === undefined) break;
          taken.add(number);
        }
        expect(taken.size).toBe(Math.max(cap, early.length));
      },
    ),
  );
});
