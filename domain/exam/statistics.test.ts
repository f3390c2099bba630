import * as fc from 'fast-check';
import { itemStatistics, shouldCheck, type ItemAnswer } from './statistics';

const answer = (scoreShare: number, right: boolean): ItemAnswer => ({
  scoreShare,
  right,
  chosenIds: [right ? 'a' : 'b'],
});
const many = (count: number, scoreShare: number, right: boolean) =>
  Array.from({ length: count }, () => answer(scoreShare, right));

describe('the statistics of a question', () => {
  it('count right answers and options', () => {
    const answers = [answer(0.9, true), answer(0.5, false), { scoreShare: 0.2, right: false, chosenIds: ['b', 'c'] }];
    expect(itemStatistics(answers)).toEqual({
      asked: 3,
      right: 1,
      rightPercent: 33,
      discriminationHundredths: null,
      chosen: { a: 1, b: 2, c: 1 },
    });
    expect(itemStatistics([])).toMatchObject({ asked: 0, rightPercent: 0, discriminationHundredths: null });
  });

  it('discriminate fully where all who know get it right and nobody else does', () => {
    const answers = [...many(50, 0.9, true), ...many(50, 0.3, false)];
    expect(itemStatistics(answers).discriminationHundredths).toBe(100);
    const inverted = answers.map((each) => ({ ...each, right: !each.right }));
    expect(itemStatistics(inverted).discriminationHundredths).toBe(-100);
    expect(itemStatistics(many(20, 0.5, true)).discriminationHundredths).toBe(0);
  });

  it('ask for a look at what most get wrong, or what those who know do not get right more often', () => {
    expect(shouldCheck({ asked: 40, rightPercent: 29, discriminationHundredths: 60 })).toBe(true);
    expect(shouldCheck({ asked: 40, rightPercent: 30, discriminationHundredths: 20 })).toBe(false);
    expect(shouldCheck({ asked: 40, rightPercent: 60, discriminationHundredths: 19 })).toBe(true);
    expect(shouldCheck({ asked: 40, rightPercent: 95, discriminationHundredths: 5 })).toBe(false);
    expect(shouldCheck({ asked: 9, rightPercent: 0, discriminationHundredths: null })).toBe(false);
  });

  const answers = fc.array(
    fc.record({ scoreShare: fc.integer({ min: 0, max: 6 }).map((sixths) => sixths / 6), right: fc.boolean() }),
    { minLength: 10, maxLength: 60 },
  );

  /** The same by another way: each place of a group is filled a hundredth at a time, ties take turns. */
  function reckoned(rows: readonly { scoreShare: number; right: boolean }[]): number {
    const share = (order: (a: number, b: number) => number): number => {
      let places = 27 * rows.length;
      let found = 0;
      for (const score of [...new Set(rows.map(({ scoreShare }) => scoreShare))].sort(order)) {
        const tied = rows.filter((row) => row.scoreShare === score);
        const taken = Math.min(places, 100 * tied.length);
        found += taken * (tied.filter(({ right }) => right).length / tied.length);
        places -= taken;
      }
      return found / (27 * rows.length);
    };
    return 100 * (share((a, b) => b - a) - share((a, b) => a - b));
  }

  it('are those of an independent reckoning, in whatever order attempts are read', () => {
    fc.assert(
      fc.property(answers, (rows) => {
        const given = rows.map((row) => ({ ...row, chosenIds: [] }));
        const { discriminationHundredths, right, asked } = itemStatistics(given);
        expect(Math.abs((discriminationHundredths ?? 0) - reckoned(rows))).toBeLessThanOrEqual(0.51);
        expect(itemStatistics([...given].reverse()).discriminationHundredths).toBe(discriminationHundredths);
        expect(right).toBe(rows.filter((row) => row.right).length);
        expect(asked).toBe(rows.length);
        expect(Math.abs(discriminationHundredths ?? 0)).toBeLessThanOrEqual(100);
      }),
    );
  });
});
