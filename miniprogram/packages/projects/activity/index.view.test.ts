import { anActivityShown } from '../../../../test/support/activity-shown';
import { activityScreen, activitySections, toFacts, toValues } from './index.view';

it('reads back what it shows', () => {
  const { facts, errors } = toFacts(toValues(anActivityShown()));
  expect(errors).toEqual({});
  expect(facts).toEqual({
    ...{ title: '危急值病例讨论会', kind: 'caseDiscussion', begin: '2025-12-03', end: '2025-12-03' },
    ...{ placeName: '检验科示教室', hourTenths: 20, creditHundredths: 50, lecturerName: '陈志远' },
  });
});

it('takes a draft in which everything is open, and full-width digits', () => {
  expect(toFacts(toValues(undefined))).toMatchObject({ errors: {}, facts: { kind: null, begin: null, hourTenths: 0 } });
  expect(toFacts({ ...toValues(undefined), hourTenths: '２．０' }).facts.hourTenths).toBe(20);
});

it('says what it cannot read', () => {
  const values = { ...toValues(anActivityShown()), hourTenths: '两学时', end: '2025-12-01' };
  expect(toFacts(values).errors).toEqual({ hourTenths: '请填写学时，如 2.0', end: '截止日期早于起始日期' });
  const rows = activitySections(values, toFacts(values).errors).flatMap((section) => section.rows);
  expect(rows.find(({ key }) => key === 'end')?.error).toBe('截止日期早于起始日期');
});

it('shows the limit beside the rule, and that the rule waits for the centre', () => {
  expect(activityScreen(anActivityShown({ problems: ['files'] }))).toMatchObject({
    ...{ rule: '每 4.0 学时 1.00 学分，每次最多 1.00', ruleOpen: '标准待中心确认', limit: '按学时最多 0.50 学分' },
    ...{ editable: true, problems: ['说明文件'], people: '46 人，每人 0.50 学分', note: null, canCancel: true },
  });
});

it('says where it stands once it was handed in', () => {
  const waits = activityScreen(
    anActivityShown({ state: 'submitted', submittedAt: 0, submittedBy: '李建华', timesSubmitted: 1 }),
  );
  expect(waits).toMatchObject({ editable: false, canWithdraw: true, problems: [], note: { tone: 'pend' } });
  const round = { roundId: 'r1', state: 'granting' as const, done: 100, total: 300, granted: 100, absent: 0 };
  expect(activityScreen(anActivityShown({ state: 'approved', round }))).toMatchObject({
    ...{ granting: { done: 100, total: 300 }, roundId: '' },
  });
  const done = activityScreen(
    anActivityShown({ state: 'approved', round: { ...round, state: 'effective', absent: 1 } }),
  );
  expect(done).toMatchObject({ granting: null, roundId: 'r1' });
  expect(done.note?.text).toContain('1 人的注册已不算数');
  const returned = { decision: 'return' as const, reason: '签到名单不符', at: 0, by: '王审核' };
  expect(activityScreen(anActivityShown({ state: 'returned', reviews: [returned] })).note?.text).toBe(
    '退回原因：签到名单不符',
  );
});
