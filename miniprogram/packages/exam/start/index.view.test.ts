import { instantOf } from '../../../../domain/kernel/time';
import { factsOf, reviewWords, verdictOf, wayOf } from './index.view';

const exam = {
  ...{ standing: 'ready' as const, opensAt: instantOf('2025-11-30', '16:00:00'), closesAt: instantOf('2025-12-08') },
  ...{ minutes: 30, questions: 20, points: 100, passPoints: 60, halfPoints: true, attempts: 3, attemptsUsed: 0 },
  ...{
    bestTenths: null,
    passed: false,
    attemptId: null,
    lastTenths: null,
    reviewed: false,
    reviewFrom: instantOf('2025-12-08'),
    identity: null,
  },
};

describe('an exam before the clock runs', () => {
  it('says what one must know', () => {
    expect(factsOf(exam).map(({ value }) => value)).toEqual([
      '20 题，共 100 分',
      '60 分',
      '30 分钟，开始后不能暂停',
      '3 次，已考 0 次，取最高分',
      '11-30 16:00 – 12-07 24:00',
    ]);
    expect(wayOf(exam)).toEqual({ primary: '开始考试', secondary: '', off: false, tip: '' });
    expect(wayOf({ ...exam, standing: 'notOpen' })).toMatchObject({ off: true, tip: '11-30 16:00 开放' });
    expect(wayOf({ ...exam, standing: 'running' }).primary).toBe('继续答题');
    for (const standing of ['passed', 'closed', 'noAttemptsLeft'] as const)
      expect(wayOf({ ...exam, standing }).primary).toBe('回首页');
    expect(wayOf({ ...exam, standing: 'notAttended' }).off).toBe(true);
  });
});

describe('what came of it', () => {
  it('is the best score, and what is missing', () => {
    expect(verdictOf(exam)).toBeNull();
    const failed = { ...exam, bestTenths: 525, lastTenths: 400, attemptsUsed: 1 };
    expect(verdictOf(failed)).toMatchObject({
      headline: '还没有通过',
      fact: '40',
      lines: ['60 分及格，还差 7.5 分', '还可以考 2 次，12-07 24:00 截止'],
    });
    expect(verdictOf({ ...failed, attemptsUsed: 3, standing: 'noAttemptsLeft' })?.lines[1]).toContain('次数已用完');
    expect(verdictOf({ ...failed, standing: 'closed' })?.lines[1]).toContain('已截止');
    expect(verdictOf({ ...failed, passed: true, bestTenths: 800 })).toMatchObject({ headline: '考试通过', fact: '80' });
    expect(wayOf({ ...failed }).primary).toBe('再考一次');
  });

  it('can be looked into from a moment on', () => {
    const graded = { ...exam, lastTenths: 400 };
    expect(reviewWords(exam)).toBe('');
    expect(reviewWords(graded)).toBe('答案和解析 12-07 24:00 后可以看');
    expect(reviewWords({ ...graded, reviewed: true })).toBe('');
  });
});

it('asks for a face first where the paper does, and names the other way', () => {
  const asked = { ...exam, identity: 'needed' as const };
  expect(wayOf(asked)).toEqual({ primary: '自拍并开始', secondary: '请监考人确认', off: false, tip: '' });
  expect(wayOf({ ...asked, identity: 'known' })).toMatchObject({ primary: '开始考试', secondary: '' });
  expect(wayOf({ ...asked, standing: 'notOpen' })).toMatchObject({ off: true, secondary: '' });
});
