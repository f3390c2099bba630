import { instantOf } from '../../../../domain/kernel/time';
import { meetingRows, recordsLine } from './meetings';

describe('the meetings of a person', () => {
  const first = instantOf('2025-11-29', '08:26:02');
  const last = instantOf('2025-12-01', '08:21:14');
  const meeting = { projectId: 'p1', title: '培训班', records: 4, provisional: 3, first, last };

  it('say how often, from when to when, and what waits', () => {
    expect(meetingRows({ records: 4, meetings: [meeting] }, 'pending')).toEqual([
      { projectId: 'p1', title: '培训班', when: '4 次 · 11-29 08:26 至 12-01 08:21', waiting: '待审核 3 次' },
    ]);
    const once = { ...meeting, records: 1, provisional: 0, last: first };
    expect(meetingRows({ records: 1, meetings: [once] }, 'pending')).toMatchObject([
      { when: '1 次 · 11-29 08:26', waiting: '' },
    ]);
    expect([recordsLine({ records: 4, meetings: [meeting] }), recordsLine({ records: 0, meetings: [] })]).toEqual([
      '共 4 次',
      '',
    ]);
  });

  it('say that nothing waits once the registration is decided on: a record stays what it was when it was made', () => {
    for (const state of ['approved', 'returned'] as const)
      expect(meetingRows({ records: 4, meetings: [meeting] }, state)).toMatchObject([{ waiting: '' }]);
  });

  it('say where only the newest check-ins are listed', () => {
    expect(recordsLine({ records: 1200, meetings: [{ ...meeting, records: 1000 }] })).toBe(
      '共 1200 次，列出最近 1000 次',
    );
  });
});
