import { anomalyCodes } from '../../../../domain/credit/anomalies';
import { anomalyRows, approvalTip, itemsOf, markedRows, reasonOf } from './anomalies';

it('has words for everything that is odd', () => {
  const rows = anomalyRows({ anomalies: anomalyCodes.map((code) => ({ code, count: 3, of: 20 })) }, new Set());
  expect(rows.every(({ title, line }) => title !== '' && line !== '')).toBe(true);
  expect(rows[0]).toMatchObject({ title: '人工补签 3 人次', seen: false });
});

it('asks that each is looked at before the approval', () => {
  const anomalies = [{ code: 'atNight' as const, count: 1, of: 4 }];
  expect(approvalTip(anomalyRows({ anomalies }, new Set()))).toBe('还有 1 项异常没看，点一下表示看过');
  expect(approvalTip(anomalyRows({ anomalies }, new Set(['atNight'])))).toBe('');
  expect(approvalTip([])).toBe('');
});

it('returns what was marked, each with its reason', () => {
  const reasons = new Map([['summary', '没有盖章']]);
  expect(itemsOf(reasons)).toEqual([{ item: 'summary', reason: '没有盖章' }]);
  expect(reasonOf(reasons)).toBe('会议总结（盖章）：没有盖章');
  const rows = markedRows(reasons, [{ item: 'report' }]);
  expect(rows.map(({ label, reason }) => label + reason)).toEqual([
    '考勤明细',
    '执行情况汇报',
    '现场照片',
    '会议总结（盖章）没有盖章',
    '课件或讲义',
  ]);
});
