import { instantOf } from '../../../../domain/kernel/time';
import { history, linesElsewhere, missingLines, submitTip } from './index.view';

const at = (clock: string) => instantOf('2025-11-28', clock);
const returned = { decision: 'return' as const, reason: '日程表缺少单位盖章', at: at('10:00:00'), by: '何静' };

describe('what is missing before a project can be submitted', () => {
  it('is listed all at once, and counted above the button', () => {
    const lines = missingLines({
      missing: ['form.venue.required', 'courses.atLeastOneCourse', 'documents.agenda.documentMissing'],
      batches: [],
    });
    expect(lines.map(({ part }) => part)).toEqual(['form', 'courses', 'documents']);
    expect(submitTip(lines, [])).toBe('还差 3 项，补齐后才能提交');
    expect(submitTip([], [])).toBe('');
    // The documents' own rows say it already.
    expect(linesElsewhere(lines).map(({ part }) => part)).toEqual(['form', 'courses']);
  });
});

it('reminds of a document that was objected to and is still the same', () => {
  const rows = [
    { label: '会议通知', unfit: false },
    { label: '日程表', unfit: true },
  ];
  expect(submitTip([], rows)).toBe('日程表还是中心标为不符合的那一份');
});

describe('the history of the reviews', () => {
  it('ends with what is waited for', () => {
    const steps = history({ reviews: [returned], submittedAt: at('11:30:00'), timesSubmitted: 2, state: 'submitted' });
    expect(steps.map(({ title }) => title)).toEqual(['退回修改', '第 2 次提交', '等待中心审核']);
    expect(steps.map(({ mark }) => mark)).toEqual(['er', 'dn', 'wt']);
    expect(steps[0]?.line).toContain('日程表缺少单位盖章');
  });

  it('shows who approved, and nothing that waits after that', () => {
    const approved = { decision: 'approve' as const, reason: '', at: at('12:00:00'), by: '何静' };
    const steps = history({
      reviews: [approved, returned],
      submittedAt: at('11:30:00'),
      timesSubmitted: 2,
      state: 'approved',
    });
    expect(steps.map(({ title }) => title)).toEqual(['退回修改', '审核通过']);
    expect(steps[1]?.line).toBe('2025-11-28 12:00 · 何静');
  });

  it('is empty for a draft', () => {
    expect(history({ reviews: [], submittedAt: null, timesSubmitted: 0, state: 'draft' })).toEqual([]);
  });
});
