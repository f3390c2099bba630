import { anActivityShown } from '../../../../test/support/activity-shown';
import { activityReview, approvalQuestion } from './index.view';

const waiting = {
  state: 'submitted',
  submittedAt: 0,
  submittedBy: '李建华',
  timesSubmitted: 1,
  waitingDays: 2,
} as const;
const rule = {
  hourTenthsPerCredit: 40,
  capHundredths: 100,
  yearlyCapHundredths: null,
  confirmed: true,
  source: '通知',
};
const round = { roundId: 'r1', state: 'effective' as const, done: 46, total: 46, granted: 46, absent: 0 };

it('shows what is asked for beside the rule and how people came onto the list', () => {
  expect(activityReview(anActivityShown({ ...waiting, rule }))).toMatchObject({
    ...{ waited: '2 天', people: '选入 40 人、文件 6 人', ruleOpen: '', tip: '', outcome: null },
    figures: [{ value: '46' }, { value: '0.50' }, { value: '23.00' }],
    rule: '每 4.0 学时 1.00 学分，每次最多 1.00',
  });
});

it('cannot be approved by a rule that nobody has confirmed, nor above its limit', () => {
  expect(activityReview(anActivityShown(waiting)).tip).toBe('学分标准待确认，确认后才能通过');
  expect(activityReview(anActivityShown({ ...waiting, rule: null })).tip).toBe('学分标准待确认，确认后才能通过');
  expect(activityReview(anActivityShown({ ...waiting, rule, limitHundredths: 40 })).tip).toBe(
    '学分超过现在的上限，请退回',
  );
});

it('says what became of it', () => {
  const reviews = [{ decision: 'approve' as const, reason: '', at: 0, by: '王审核' }];
  const outcome = (changes: Parameters<typeof anActivityShown>[0]) =>
    activityReview(anActivityShown(changes)).outcome?.title;
  expect(outcome({ state: 'approved', reviews, round })).toBe('46 人的学分已生效');
  expect(outcome({ state: 'approved', reviews, round: { ...round, state: 'granting' } })).toBe('已通过，正在授分');
  expect(outcome({ state: 'returned' })).toBe('已退回，等单位修改后再提交');
  expect(outcome({ state: 'draft' })).toBe('单位已撤回');
  expect(approvalQuestion(anActivityShown()).content).toBe('名单上 46 人每人得 0.50 学分，写完后一起生效。');
});
