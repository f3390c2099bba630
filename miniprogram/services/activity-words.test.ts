import { anActivityShown } from '../../test/support/activity-shown';
import { activityFacts, activityFigures, problemWords, ruleLine } from './activity-words';

it('says what the rule gives', () => {
  const { rule } = anActivityShown();
  expect(rule && ruleLine(rule)).toBe('每 4.0 学时 1.00 学分，每次最多 1.00');
});

it('says of an activity what it is', () => {
  expect(activityFigures(anActivityShown())).toBe('病例讨论 · 0.50 学分 · 46 人');
  expect(activityFacts(anActivityShown()).map(({ value }) => value)).toEqual([
    ...['危急值病例讨论会', '病例讨论', '2025 年 12-03', '检验科示教室', '2.0', '0.50（每人）', '陈志远'],
  ]);
  expect(problemWords('creditsOver')).toBe('学分超过按学时可给的上限');
});
