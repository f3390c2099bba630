import { activitiesInput, activityCard, noFilters, stateOptions } from './index.view';

const row = {
  ...{
    activityId: 'a1',
    institutionName: '长沙市第二医院',
    title: '危急值病例讨论会',
    kind: 'caseDiscussion' as const,
  },
  ...{ begin: '2025-12-03', end: '2025-12-03', creditHundredths: 50, people: 46, state: 'draft' as const },
  ...{ submittedAt: null, waitingDays: 0, returnedFor: '' },
};

it('says of an activity when, what, how much and for how many', () => {
  expect(activityCard(row)).toMatchObject({
    dates: '2025-12-03',
    figures: '病例讨论 · 0.50 学分 · 46 人',
    note: '未提交',
  });
  expect(activityCard({ ...row, title: '', kind: null, begin: null, end: null })).toMatchObject({
    ...{ title: '还没有名称', dates: '日期未填', figures: '0.50 学分 · 46 人' },
  });
  expect(activityCard({ ...row, state: 'submitted', waitingDays: 3 }).note).toBe('3 天');
});

it('asks for what is chosen and nothing else', () => {
  expect(activitiesInput(noFilters)).toEqual({});
  expect(activitiesInput({ search: '病例', year: '2025', state: 'returned', kind: 'study' })).toEqual({
    ...{ search: '病例', year: 2025, state: 'returned', kind: 'study' },
  });
});

it('names every state', () => {
  expect(stateOptions.map(({ label }) => label)).toEqual(['全部状态', '草稿', '待审核', '已退回', '已通过', '已取消']);
});
