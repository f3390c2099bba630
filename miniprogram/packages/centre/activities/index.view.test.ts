import { centreCard, centreInput, stateOptions, waitingFirst } from './index.view';

it('begins with what waits, and never asks for drafts', () => {
  expect(centreInput(waitingFirst)).toEqual({ state: 'submitted' });
  expect(centreInput({ search: '病例', state: 'draft', kind: 'study' })).toEqual({
    ...{ state: 'submitted', search: '病例', kind: 'study' },
  });
  expect(stateOptions.map(({ value }) => value)).toEqual(['submitted', 'returned', 'approved', 'cancelled']);
});

it('says whose activity it is, when it was and how long it waits', () => {
  const row = {
    ...{
      activityId: 'a1',
      institutionName: '长沙市第二医院',
      title: '危急值病例讨论会',
      kind: 'caseDiscussion' as const,
    },
    ...{ begin: '2025-12-03', end: '2025-12-03', creditHundredths: 50, people: 46, state: 'submitted' as const },
    ...{ submittedAt: 1, waitingDays: 2, returnedFor: '' },
  };
  expect(centreCard(row)).toMatchObject({ line: '2025-12-03 · 病例讨论 · 0.50 学分 · 46 人', waited: '2 天' });
});
