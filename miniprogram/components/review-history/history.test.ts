import { instantOf } from '../../../domain/kernel/time';
import { reviewSteps } from './history';

const at = (clock: string) => instantOf('2025-11-20', clock);
const returned = { decision: 'return' as const, reason: '日程表未盖章', at: at('09:00:00'), by: '何静' };
const approved = { decision: 'approve' as const, reason: '', at: at('11:00:00'), by: '何静' };

describe('the history of reviews', () => {
  it('is in the order of time, each decision with who took it and why', () => {
    const steps = reviewSteps({
      reviews: [approved, returned],
      submittedAt: at('10:00:00'),
      timesSubmitted: 2,
      waiting: false,
    });
    expect(steps.map(({ title, line, mark }) => [title, line, mark])).toEqual([
      ['退回修改', '2025-11-20 09:00 · 何静\n原因：日程表未盖章', 'er'],
      ['审核通过', '2025-11-20 11:00 · 何静', 'dn'],
    ]);
  });

  it('ends with the submission that waits for a decision', () => {
    const steps = reviewSteps({ reviews: [returned], submittedAt: at('10:00:00'), timesSubmitted: 2, waiting: true });
    expect(steps.map(({ title, mark }) => [title, mark])).toEqual([
      ['退回修改', 'er'],
      ['第 2 次提交', 'dn'],
      ['等待中心审核', 'wt'],
    ]);
  });

  it('is empty for what was never handed in', () => {
    expect(reviewSteps({ reviews: [], submittedAt: null, timesSubmitted: 0, waiting: false })).toEqual([]);
  });
});
