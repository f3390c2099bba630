import { shares } from './shares';

it('shows the reached and the pending part', () => {
  expect(shares({ value: 1700, pending: 200, total: 2500 })).toEqual({ reached: 68, soon: 8 });
});

it('never runs over its end', () => {
  expect(shares({ value: 2400, pending: 500, total: 2500 })).toEqual({ reached: 96, soon: 4 });
  expect(shares({ value: 3000, pending: 500, total: 2500 })).toEqual({ reached: 100, soon: 0 });
});

it('is empty without a goal', () => {
  expect(shares({ value: 5, pending: 5, total: 0 })).toEqual({ reached: 0, soon: 0 });
});
