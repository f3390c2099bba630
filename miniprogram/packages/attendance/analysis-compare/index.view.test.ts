import type { OutputOf } from '../../../../contract/index';
import { instantOf } from '../../../../domain/kernel/time';
import { changedCard, comparisonView, earlierNumbers } from './index.view';

type Comparison = OutputOf<'analysis.compare'>;
const window = (end: string) => ({ begin: instantOf('2025-11-30', '13:00:00'), end: instantOf('2025-11-30', end) });
const summary = (number: number, end: string, valid: number): Comparison['later'] => ({
  analysisId: `a${number}`,
  number,
  at: instantOf('2025-12-01', '09:12:05'),
  by: '李建华',
  ruleVersion: 2,
  windows: [window(end)],
  people: 3,
  valid,
  absent: 3 - valid,
  daysWithoutWindow: [],
  courses: [
    {
      courseId: 'c1',
      topic: '质谱鉴定',
      hourTenths: 30,
      people: 3,
      valid,
      open: 0,
      windows: [0],
      windowPeople: [],
      missedOne: 0,
    },
  ],
  dutyKept: valid,
  dutyLacked: 3 - valid,
  dutyOpen: 0,
  outsideRecords: 0,
  days: [],
  nearMisses: [],
});
const comparison = (more: Partial<Comparison> = {}): Comparison => ({
  earlier: summary(1, '17:00:00', 1),
  later: summary(2, '17:10:00', 2),
  granted: [1],
  gained: 1,
  lost: 0,
  rows: [],
  ...more,
});

describe('比较两次分析', () => {
  it('lays figures and windows side by side, and says which was granted from', () => {
    const view = comparisonView(comparison());
    expect(view).toMatchObject({
      earlier: { title: '第 1 次', at: '12-01 09:12:05', granted: true },
      later: { granted: false },
      windows: ['《质谱鉴定》 · 原来 11-30 下午 13:00–17:00 · 现在 11-30 下午 13:00–17:10'],
      changes: '变好 1 人，变差 0 人',
    });
    expect(view.figures.map(({ label, before, now, change, tone }) => [label, before, now, change, tone])).toEqual([
      ['天天考勤', 1, 2, '+1', 'ok'],
      ['缺任一天', 2, 1, '−1', 'ok'],
      ['待定', 0, 0, '0', 'neutral'],
      ['《质谱鉴定》有效', 1, 2, '+1', 'ok'],
    ]);
  });

  it('says that the records changed where the windows did not', () => {
    const [only = ''] = comparisonView(comparison({ earlier: summary(1, '17:10:00', 1) })).windows;
    expect(only).toContain('考勤时段没有变');
  });

  it('says of a person which courses count now, and which no more', () => {
    const row = {
      personId: 'p1',
      name: '周敏',
      personNumber: '4301000217',
      institutionName: '长沙市XX医院',
      departmentName: '检验科',
      gained: ['c1'],
      lost: ['c9'],
      dutyBefore: false,
      dutyNow: true,
    };
    expect(changedCard(row, comparison().later.courses).lines.map(({ text }) => text)).toEqual([
      '现在有效：《质谱鉴定》',
      '不再有效：《已删除的课程》',
      '天天考勤：现在做到',
    ]);
  });

  it('offers the six before the later one', () => {
    expect(earlierNumbers(2)).toEqual([1]);
    expect(earlierNumbers(9)).toEqual([8, 7, 6, 5, 4, 3]);
  });
});
