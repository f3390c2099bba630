import * as fc from 'fast-check';
import { BUDGETS, decideRateLimit, type Budget } from './rate-limit';
import { DAY_MS } from './time';

const minute = 60_000;
const failures = (count: number, last: number, step = minute): number[] =>
  Array.from({ length: count }, (_, index) => last - index * step);
const decide = (
  own: readonly number[],
  together: readonly number[],
  now: number,
  budget: Budget = BUDGETS.strangersPassword,
) => decideRateLimit({ budget, own, together, now });

describe('tries of one WeChat', () => {
  it('go on after four failures, and wait after the fifth until the first is a quarter of an hour old', () => {
    const now = 100_000 * minute;
    expect(decide(failures(4, now), [], now)).toEqual({ kind: 'try' });
    const until = now - 4 * minute + 15 * minute;
    expect(decide(failures(5, now), [], now)).toEqual({ kind: 'wait', until, byOthers: false });
    expect(decide(failures(5, now), [], until - 1).kind).toBe('wait');
    expect(decide(failures(5, now), [], until).kind).toBe('try');
  });

  it('are thirty a day at most, however slowly they are made', () => {
    const now = 100_000 * minute;
    expect(decide(failures(29, now, 20 * minute), [], now).kind).toBe('try');
    expect(decide(failures(30, now, 20 * minute), [], now)).toMatchObject({ until: now - 29 * 20 * minute + DAY_MS });
  });

  it('count when they arrived later and were judged earlier, and not when a clock was far ahead', () => {
    const now = 100_000 * minute;
    expect(decide(failures(5, now + 40, 10), [], now).kind).toBe('wait');
    expect(decide(failures(5, now + 20 * minute, 1000), [], now).kind).toBe('try');
  });
});

describe('tries of all strangers together', () => {
  it('wait after twenty in a quarter of an hour, and whoever waits is told that others did it', () => {
    const now = 100_000 * minute;
    expect(decide([], failures(19, now, 1000), now).kind).toBe('try');
    expect(decide([], failures(20, now, 1000), now)).toMatchObject({ kind: 'wait', byOthers: true });
  });
});

/** Somebody who guesses: which of many WeChats, and how long after the guess before. */
const guess = fc.record({ wechat: fc.nat(200), afterMs: fc.integer({ min: 0, max: 20 * minute }) });

/** What becomes of guesses at one target. @returns the instants at which one was looked at */
function guessed(budget: Budget, guesses: readonly { wechat: number; afterMs: number }[]): number[] {
  const own = new Map<number, number[]>();
  const together: number[] = [];
  let now = 1_700_000_000_000;
  for (const { wechat, afterMs } of guesses) {
    now += afterMs;
    const mine = own.get(wechat) ?? [];
    if (decide(mine, together, now, budget).kind === 'wait') continue;
    own.set(wechat, [...mine, now]);
    together.push(now);
  }
  return together;
}

it('lets strangers guess a password a hundred times in any day, from however many WeChats', () => {
  const most = 100;
  fc.assert(
    fc.property(fc.array(guess, { minLength: 100, maxLength: 600 }), (guesses) => {
      const looked = guessed(BUDGETS.strangersPassword, guesses);
      for (const [index, at] of looked.entries())
        expect(looked.slice(index).filter((other) => other - at < DAY_MS).length).toBeLessThanOrEqual(most);
    }),
    { numRuns: 60 },
  );
  const steady = Array.from({ length: 5000 }, (_, wechat) => ({ wechat, afterMs: minute }));
  expect(
    guessed(BUDGETS.strangersPassword, steady).filter((at, _index, all) => at - (all[0] ?? 0) < DAY_MS),
  ).toHaveLength(most);
});

it.each(['knownPassword', 'signedInPassword', 'registeredId', 'ownersId'] as const)(
  'never stops by %s whom others have tried to lock out',
  (name) => {
    fc.assert(
      fc.property(fc.array(guess, { maxLength: 300 }), fc.nat(4), (guesses, typos) => {
        const together = guessed({ own: [], together: [] }, guesses);
        const now = (together.at(-1) ?? 1_700_000_000_000) + 1;
        expect(decide(failures(typos, now), together, now, BUDGETS[name]).kind).toBe('try');
      }),
    );
  },
);
