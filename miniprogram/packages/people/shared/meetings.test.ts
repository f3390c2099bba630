import { instantOf } from '../../../../domain/kernel/time';
import { meetingRows, recordsLine } from './meetings';

describe('the meetings of a person', () => {
  const first = instantOf('2025-11-29', '08:26:02');
  const last = instantOf('2025-12-01', '08:21:14');
  const meeting = { projectId: 'p1', title: '培训班', records: 4, provisional: 3, first, last };

  it('say how often, from when to when, and what waits', () => {
    expect(meetingRows({ records: 4, meetings: [meeting] })).toEqual([
      { projectId: 'p1', title: '培训班', when: '4 次 · 11-29 08:26 至 12-01 08:21', waiting: '待审核 3 次' },
    ]);
    const once = { ...meeting, records: 1, provisional: 0, last: first };
    expect(meetingRows({ records: 1, meetings: [once] })).toMatchObject([{ when: '1 次 · 11-29 08:26', waiting: '' }]);
    expect([recordsLine({ records: 4, meetings: [] }), recordsLine({ records: 0, meetings: [] })]).toEqual([
      '共 4 次',
      '',
    ]);
  });
});
