import type { OutputOf } from '../../../../contract/index';
import { grantRoundStates } from '../../../../domain/credit/grant';
import { instantOf } from '../../../../domain/kernel/time';
import { roundView } from './index.view';

const round = (over: Partial<OutputOf<'grant.round'>> = {}): OutputOf<'grant.round'> => ({
  roundId: 'r1',
  projectId: 'p1',
  batchId: 'b1',
  projectNumber: '2025-11-01-033 (国)',
  title: '临床微生物学诊断与前沿学习',
  creditLevel: 'national',
  state: 'granted',
  role: 'trainee',
  strategy: 'anyCourseFull',
  dutyWaivedFor: '',
  supplementFor: '',
  stopped: null,
  activityDate: '2025-11-29',
  analysisId: 'a1',
  startedAt: instantOf('2025-11-29', '18:32:40'),
  by: '李建华',
  total: 286,
  done: 286,
  granted: 267,
  alreadyGranted: 0,
  excluded: 1,
  absent: 18,
  creditHundredths: 53_400,
  ...over,
});

it('shows the progress while the round is written', () => {
  expect(roundView(round({ state: 'granting', done: 182 }))).toMatchObject({
    running: true,
    done: 182,
    total: 286,
    action: '',
  });
});

it('shows what came of everybody', () => {
  const view = roundView(round());
  expect(view).toMatchObject({ running: false, granted: '267', sum: '合计 534.00 学分', action: '提交会议资料' });
  expect(view.lines.map(({ label, count }) => [label, count])).toEqual([
    ['新授分', 267],
    ['已授过，跳过', 0],
    ['人工排除', 1],
    ['缺勤，不授分', 18],
  ]);
  expect(view.facts.map(({ value }) => value)).toEqual([
    '任意课程考勤有效授予全部学分',
    '2025-11-29',
    '李建华 · 11-29 18:32:40',
  ]);
});

it.each(grantRoundStates.filter((state) => state !== 'granting' && state !== 'nobodyGranted'))(
  'says whose turn it is when %s',
  (state) => {
    expect(roundView(round({ state }))).toMatchObject({
      note: { text: expect.stringContaining('生效') as string },
      action: expect.stringContaining('会议资料') as string,
    });
  },
);

it.each([
  ['granted', 'pend'],
  ['materialsSubmitted', 'pend'],
  ['materialsReturned', 'ret'],
  ['effective', 'ok'],
] as const)('is red only where the institution has to mend something: %s is %s', (state, tone) => {
  expect(roundView(round({ state })).note.tone).toBe(tone);
});
