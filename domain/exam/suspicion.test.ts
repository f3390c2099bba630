import * as fc from 'fast-check';
import { MINUTE_MS, SECOND_MS } from '../kernel/time';
import { suspicionsOf, usualLimits, type Suspicion, type WatchedAnswer, type WatchedAttempt } from './suspicion';

const answer = (item: number, at: number | undefined, chosen = 'b', wrong = true): WatchedAnswer => ({
  itemId: `i${item}`,
  characters: 20,
  wrong,
  chosenIds: [chosen],
  at,
});
const attempt = (personId: string, answers: WatchedAnswer[], over: Partial<WatchedAttempt> = {}): WatchedAttempt => ({
  attemptId: `${personId}-1`,
  personId,
  startedAt: 0,
  left: 0,
  answers,
  ...over,
});
/** Five wrong answers, a minute apart each, from some moment on. */
const five = (from: number, chosen = 'b') =>
  [0, 1, 2, 3, 4].map((item) => answer(item, from + item * 10 * MINUTE_MS + MINUTE_MS, chosen));
const kinds = (attempts: WatchedAttempt[]) => suspicionsOf(attempts, usualLimits).map(({ kind }) => kind);

describe('what is pointed out', () => {
  it('is two people with the same wrong options at the same time', () => {
    const pair = [attempt('p2', five(0)), attempt('p1', five(60 * SECOND_MS))];
    expect(suspicionsOf(pair, usualLimits)).toEqual([{ kind: 'sameWrong', personIds: ['p1', 'p2'], same: 5, both: 5 }]);
    expect(kinds([attempt('p1', five(0)), attempt('p2', five(61 * SECOND_MS))])).toEqual([]);
    expect(kinds([attempt('p1', five(0)), attempt('p2', five(0, 'c'))])).toEqual([]);
    expect(kinds([attempt('p1', five(0).slice(0, 3)), attempt('p2', five(0))])).toEqual([]);
    // What both got right says nothing, and neither do two attempts of one person.
    const right = five(0).map((each) => ({ ...each, wrong: false }));
    expect(kinds([attempt('p1', right), attempt('p2', right)])).toEqual([]);
    expect(kinds([attempt('p1', five(0)), attempt('p1', five(0), { attemptId: 'p1-2' })])).toEqual([]);
  });

  it('is whoever answers in less time than reading takes', () => {
    // Five times twenty characters are read in five seconds.
    const within = (ms: number) => [
      attempt(
        'p',
        five(0).map((each) => ({ ...each, at: ms })),
      ),
    ];
    expect(suspicionsOf(within(4999), usualLimits)).toEqual([
      { kind: 'tooFast', personIds: ['p'], answered: 5, seconds: 5, readingSeconds: 5 },
    ]);
    expect(kinds(within(5000))).toEqual([]);
    // When answers were given was not noted in older attempts.
    expect(kinds([attempt('p', [answer(1, undefined)])])).toEqual([]);
  });

  it('is whoever leaves the app often, the most of their attempts', () => {
    const left = [attempt('p', [], { left: 9 }), attempt('q', [], { left: 10 }), attempt('q', [], { left: 14 })];
    expect(suspicionsOf(left, usualLimits)).toEqual([{ kind: 'leftOften', personIds: ['q'], times: 14 }]);
  });

  const attempts = fc.array(
    fc.array(
      fc.record({ item: fc.nat(4), second: fc.nat(200), chosen: fc.constantFrom('b', 'c'), wrong: fc.boolean() }),
      { maxLength: 5 },
    ),
    { maxLength: 8 },
  );

  it('is the same as when everybody is compared with everybody', () => {
    const limits = { ...usualLimits, sameWrong: 2 };
    const isPair = (each: Suspicion): each is Extract<Suspicion, { kind: 'sameWrong' }> => each.kind === 'sameWrong';
    fc.assert(
      fc.property(attempts, (drawn) => {
        const watched = drawn.map((rows, person) => {
          const once = new Map(rows.map((row) => [row.item, row]));
          return attempt(
            `p${person}`,
            [...once.values()].map(({ item, second, chosen, wrong }) =>
              answer(item, second * SECOND_MS, chosen, wrong),
            ),
          );
        });
        const expected = watched.flatMap((one, index) =>
          watched.slice(index + 1).flatMap((other) => {
            const same = one.answers.filter((own) =>
              other.answers.some(
                (their) =>
                  own.itemId === their.itemId &&
                  own.wrong &&
                  their.wrong &&
                  own.chosenIds[0] === their.chosenIds[0] &&
                  Math.abs((own.at ?? 0) - (their.at ?? 0)) <= 60 * SECOND_MS,
              ),
            );
            return same.length >= 2 ? [`${one.personId} ${other.personId} ${same.length}`] : [];
          }),
        );
        const found = suspicionsOf(watched, limits).filter(isPair);
        expect(found.map(({ personIds, same }) => `${personIds.join(' ')} ${same}`).sort()).toEqual(expected.sort());
      }),
    );
  });
});
