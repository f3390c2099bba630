import type { OutputOf } from '../../../../contract/index';
import { instantOf } from '../../../../domain/kernel/time';
import { meetingGroups } from './index.view';

type Row = OutputOf<'attendance.recordsOfPerson'>['rows'][number];
const row = (recordId: string, projectId: string, changes: Partial<Row> = {}): Row => ({
  ...{ recordId, projectId, title: `会议 ${projectId}`, placeName: '长沙', state: 'checkedIn', origin: 'scan' },
  batchId: 'b1',
  evidenceAt: instantOf('2025-12-01', '08:21:14'),
  ...changes,
});

it('puts the check-ins of a meeting together, and begins anew where another meeting lies between', () => {
  const groups = meetingGroups([row('1', 'a'), row('2', 'a', { origin: 'late' }), row('3', 'b'), row('4', 'a')]);
  expect(groups.map(({ title, rows }) => [title, rows.length])).toEqual([
    ['会议 a', 2],
    ['会议 b', 1],
    ['会议 a', 1],
  ]);
  expect(groups[0]?.rows[1]).toMatchObject({ when: '12-01 08:21:14', line: '长沙 · 补传' });
  expect(new Set(groups.map(({ key }) => key)).size).toBe(3);
});
