import { capView } from './head-count';

it('tells today’s people from those of all days on later days of a capped session', () => {
  expect(capView({ headCount: 286, batchCount: 286, cap: 300 })).toMatchObject({ unit: '/ 300 人', used: 286 });
  expect(capView({ headCount: 12, batchCount: 290, cap: 300 })).toMatchObject({ unit: '人 · 本场共 290 / 300 人' });
  expect(capView({ headCount: 12, batchCount: null, cap: null })).toEqual({
    unit: '人',
    capped: false,
    cap: 0,
    used: 0,
  });
});
