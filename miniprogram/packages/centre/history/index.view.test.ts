import { historyCard, historyInput, kindOptions, noFilters, yearOptions } from './index.view';

type Row = Parameters<typeof historyCard>[0];
const row = (over: Partial<Row> = {}): Row => ({
  decisionId: 'project:p1:1',
  kind: 'project',
  subjectId: 'p1',
  decision: 'approve',
  at: Date.parse('2025-11-27T16:40:00+08:00'),
  by: '何静',
  reason: '',
  projectId: 'p1',
  projectNumber: '2025-11-01-033 (国)',
  title: '临床微生物学诊断与前沿学习',
  creditLevel: 'national',
  institutionName: '长沙市XX医院',
  ...over,
});

describe('the history of the centre (J3)', () => {
  it('asks for what is chosen and for nothing else', () => {
    expect(historyInput(noFilters)).toEqual({});
    expect(yearOptions(2025).map(({ label }) => label)).toEqual([
      '全部年度',
      '2025',
      '2024',
      '2023',
      '2022',
      '2021',
      '2020',
    ]);
    const chosen = {
      search: '儿科',
      year: yearOptions(2025)[1]?.value ?? '',
      kind: 'change',
      decision: 'return',
      paperMissing: true,
    };
    expect(historyInput(chosen)).toEqual({
      search: '儿科',
      year: 2025,
      kind: 'change',
      decision: 'return',
      paperMissing: true,
    });
    expect(kindOptions.map(({ label }) => label)).toEqual(['全部类别', '项目申报', '变更', '会议资料', '取消']);
  });

  it('says what was decided about what, when, by whom and why', () => {
    expect(historyCard(row()).tag).toMatchObject({ word: '项目已通过', tone: 'ok' });
    expect(historyCard(row()).line).toBe('2025-11-27 16:40 何静');
    const returned = historyCard(row({ kind: 'change', decision: 'return', reason: '日程表未盖章' }));
    expect([returned.tag.word, returned.reason]).toEqual(['变更已退回', '原因：日程表未盖章']);
    const cancelled = historyCard(row({ kind: 'cancel', decision: 'cancel', reason: '主讲人出差' }));
    expect([cancelled.tag.word, cancelled.reason]).toEqual(['已取消', '单位取消：主讲人出差']);
  });

  it('has the tick for the paper originals on an approved project alone', () => {
    expect(historyCard(row()).paper).toBeNull();
    expect(historyCard(row({ paper: { received: false } })).paper).toEqual({
      received: false,
      line: '纸质原件还没有收到',
    });
    const at = Date.parse('2025-11-28T09:00:00+08:00');
    expect(historyCard(row({ paper: { received: true, by: '何静', at } })).paper?.line).toBe(
      '纸质原件已收到 2025-11-28 09:00 何静',
    );
  });
});
