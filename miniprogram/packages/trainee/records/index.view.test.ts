import type { OutputOf } from '../../../../contract/index';
import { dayGroups } from './index.view';

type Row = OutputOf<'attendance.myRecords'>['rows'][number];
const row = (moment: string, changed: Partial<Row> = {}): Row => ({
  recordId: moment,
  projectId: 'p1',
  batchId: 'b1',
  title: '临床微生物学诊断与前沿学习',
  placeName: '学术报告厅',
  evidenceAt: Date.parse(`${moment}+08:00`),
  origin: 'scan',
  state: 'checkedIn',
  ...changed,
});

describe('all records of a trainee', () => {
  it('stand under their day in Shanghai, newest first', () => {
    const groups = dayGroups([row('2025-11-30T00:00:10'), row('2025-11-29T23:59:50'), row('2025-11-29T08:31:07')]);
    expect(groups.map(({ heading, rows }) => [heading, rows.length])).toEqual([
      ['2025-11-30 周日', 1],
      ['2025-11-29 周六', 2],
    ]);
  });

  it('say how they came about unless it was a plain scan', () => {
    const [group] = dayGroups([row('2025-11-29T08:31:07'), row('2025-11-29T08:30:00', { origin: 'manual' })]);
    expect(group?.rows.map(({ line }) => line)).toEqual([
      '08:31:07 · 学术报告厅',
      '08:30:00 · 学术报告厅 · 管理员补签',
    ]);
  });
});
