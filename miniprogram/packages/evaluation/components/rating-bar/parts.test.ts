import { partsOf } from './parts';

describe('the lengths of a bar of ratings', () => {
  it('begin with the best one and fill the bar', () => {
    const parts = partsOf([1, 0, 0, 2, 1]);
    expect(parts.map(({ rating, count, width }) => [rating, count, width])).toEqual([
      [5, 1, 25],
      [4, 2, 50],
      [3, 0, 0],
      [2, 0, 0],
      [1, 1, 25],
    ]);
  });

  it('are nothing where nobody rated', () => {
    expect(partsOf([0, 0, 0, 0, 0]).every(({ width }) => width === 0)).toBe(true);
  });
});
