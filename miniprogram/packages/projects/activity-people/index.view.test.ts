import { anActivityShown } from '../../../../test/support/activity-shown';
import { attendeeCard, originChips, peopleHead, scansOf } from './index.view';

it('says how somebody came onto the list', () => {
  const row = {
    personId: 'p1',
    name: '欧阳静',
    personNumber: '430100301',
    departmentName: '感染科',
    by: '李建华',
    at: 0,
  };
  expect(attendeeCard({ ...row, origin: 'list' })).toMatchObject({ how: '李建华选入 · 01-01 08:00', icon: 'user' });
  expect(attendeeCard({ ...row, origin: 'file' }).how).toBe('名单文件 · 01-01 08:00');
  expect(attendeeCard({ ...row, origin: 'scan' })).toMatchObject({ how: '扫码 01-01 08:00:00', tone: 'ok' });
});

it('counts each way onto the list, and leaves out one that nobody came', () => {
  expect(originChips(anActivityShown(), 'file').map(({ label, on }) => [label, on])).toEqual([
    ...[
      ['全部 46', false],
      ['选入 40', false],
      ['文件 6', true],
    ],
  ]);
  expect(originChips(anActivityShown({ byOrigin: { scan: 0, list: 46, file: 0 } }), '')).toHaveLength(2);
});

it('adds up, and says what keeps it from being handed in', () => {
  expect(peopleHead(anActivityShown(), '')).toMatchObject({
    total: '合计 46 人 · 23.00 学分',
    tip: '',
    editable: true,
  });
  expect(peopleHead(anActivityShown({ problems: ['files', 'credits'] }), '').tip).toBe('还差 2 项：说明文件、学分');
});

it('says where the scans stand: going on, not written yet, and who of them is not on the list by it', () => {
  const attendance = { sessionId: 's1', open: true, scanned: 31, unwritten: true };
  const byOrigin = { scan: 29, list: 9, file: 6 };
  const at = (changes: Partial<typeof attendance>) =>
    scansOf(anActivityShown({ byOrigin, attendance: { ...attendance, ...changes } }));
  expect(scansOf(anActivityShown())).toBeNull();
  expect(at({})).toMatchObject({ act: '结束签到，写入名单' });
  expect(at({ open: false })).toMatchObject({ act: '写入名单' });
  expect(at({ open: false, unwritten: false })?.words).toContain('另有 2 人扫过码');
  expect(at({ open: false, unwritten: false, scanned: 29 })).toBeNull();
  expect(scansOf(anActivityShown({ state: 'submitted', attendance }))).toBeNull();
});
