import { curvePoints } from './draw';

describe('the curve of arrivals', () => {
  it('goes from nobody to everybody and fills its box', () => {
    expect(curvePoints([2, 3, 4])).toEqual([
      { x: 0, y: 1 },
      { x: 1 / 3, y: 0.5 },
      { x: 2 / 3, y: 0.25 },
      { x: 1, y: 0 },
    ]);
  });

  it('is a flat line on the ground while nobody has come', () => {
    expect(curvePoints([])).toEqual([{ x: 0, y: 1 }]);
  });
});
