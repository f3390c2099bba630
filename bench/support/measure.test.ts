import { judged, percentile, spreadOf } from './measure';

describe('a figure and its bar', () => {
  it('is decided by the median, whatever the worst round was', () => {
    const ratio = spreadOf([1, 9, 2]);
    expect(judged({ ratio }, { ratio: { atMost: 2 } })).toMatchObject({ missed: [], ok: true });
    expect(judged({ ratio }, { ratio: { atMost: 1.99 } })).toMatchObject({ missed: ['ratio'], ok: false });
  });

  it('holds a bar from below at the bar itself', () => {
    expect(judged({ rate: 0.6 }, { rate: { atLeast: 0.6 } }).ok).toBe(true);
    expect(judged({ rate: 0.599 }, { rate: { atLeast: 0.6 } }).ok).toBe(false);
  });

  it('misses its bar when nothing was measured', () => {
    expect(judged({ p99: spreadOf([]) }, { p99: { atMost: 3 } }).ok).toBe(false);
  });

  it('is told for the record when it has no bar', () => {
    expect(judged({ deaths: 10, ratio: 1 }, { ratio: { atMost: 2 } })).toMatchObject({
      bar: { ratio: '≤ 2' },
      measured: { deaths: 10, ratio: 1 },
    });
  });

  it('is demanded by its bar', () => {
    expect(() => judged({ ratio: 1 }, { rate: { atLeast: 1 } })).toThrow('rate');
  });
});

describe('the rounds of a figure', () => {
  it('are noisy when the highest is more than three times the lowest', () => {
    expect(judged({ even: spreadOf([1, 2, 3]), noisy: spreadOf([1, 2, 3.1]) }, {}).noisy).toEqual(['noisy']);
  });

  it('have the mean of the middle two as their median when they are even in number', () => {
    expect(spreadOf([4, 1, 2, 3])).toEqual({ low: 1, median: 2.5, high: 4 });
  });
});

it('gives the value below which 99 of 100 lie', () => {
  const waits = Array.from({ length: 100 }, (_, index) => 100 - index);
  expect(percentile(waits, 0.99)).toBe(100);
  expect(percentile([...waits, ...waits], 0.99)).toBe(100);
  expect(percentile(waits, 0.5)).toBe(51);
});
