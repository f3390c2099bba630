import type { OutputOf } from '../../../../contract/index';
import { instantOf } from '../../../../domain/kernel/time';
import { entryEventRow, entryView } from './index.view';

const entry: OutputOf<'catalogueEntry.get'> = {
  catalogueEntryId: 'e1',
  institutionId: 'hospital-a',
  institutionName: '长沙市XX医院',
  year: 2025,
  projectNumber: '2025-11-02-018 (省)',
  title: '医学检验质量管理新进展培训班',
  creditLevel: 'provincial',
  creditHundredths: 300,
  hourTenths: 90,
  plannedBegin: '2025-11-29',
  plannedEnd: null,
  plannedDayTenths: 20,
  discipline2: '医学检验',
  discipline3: '',
  projectLead: '刘芳',
  activityForm: 'mixed',
  revision: 1,
  withdrawn: null,
  warning: null,
  timesHeld: 0,
  holdings: [],
};

describe('one entry of the catalogue', () => {
  it('says all its facts, and that everything may be corrected while nobody has used it', () => {
    const view = entryView(entry);
    expect(Object.fromEntries(view.facts.map(({ label, value }) => [label, value]))).toEqual({
      举办年度: '2025',
      举办单位: '长沙市XX医院',
      学分: '3.00',
      学时: '9.0',
      拟举办起始: '2025-11-29',
      拟举办截止: '未填',
      举办期限: '2.0',
      II级学科: '医学检验',
      III级学科: '未填',
      项目负责人: '刘芳',
      举办方式: '线上线下结合',
    });
    expect(view.bound).toContain('都可以改');
  });

  it('names what was made of it, the latest where there are many, and what may not change any more', () => {
    const holding = {
      projectId: 'p1',
      state: 'approved',
      firstDay: '2025-11-29',
      lastDay: '2025-11-30',
      readable: true,
    } as const;
    const view = entryView({
      ...entry,
      timesHeld: 30,
      holdings: [holding, { ...holding, firstDay: null, lastDay: null, state: 'draft', readable: false }],
      withdrawn: { at: instantOf('2025-11-28', '09:00:00'), by: '何静', reason: '重复' },
    });
    expect(view.holdings.map(({ line }) => line)).toEqual(['举办 2025-11-29 至 11-30', '还没有定举办日期']);
    expect(view.held).toBe('共 30 次，这里是最近 2 次');
    expect(view.bound).toContain('不能改');
    expect(view.withdrawn).toBe('2025-11-28 09:00 何静 撤下：重复');
  });

  it('tells what it said before', () => {
    const changes = [{ fact: 'plannedEnd' as const, before: '', after: '2025-11-30' }];
    const event = {
      eventId: 'e1:1',
      at: instantOf('2025-11-28', '09:00:00'),
      by: '何静',
      kind: 'changed' as const,
      reason: '',
      changes,
    };
    expect(entryEventRow(event)).toEqual({
      eventId: 'e1:1',
      title: '修改',
      changes: [{ fact: 'plannedEnd', label: '拟举办截止', before: '未填', after: '2025-11-30' }],
      line: '2025-11-28 09:00 · 何静',
      reason: '',
    });
    expect(entryEventRow({ ...event, kind: 'withdrawn', reason: '取消', changes: [] }).reason).toBe('原因：取消');
  });
});
