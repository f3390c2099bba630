import { CallFailure } from '../../../services/call';
import { lowCapQuestion } from './low-cap';

it('asks with both figures before a cap below the people who are there is saved', () => {
  const question = lowCapQuestion(new CallFailure('capBelowPeople', 'r', { people: 12 }), { cap: 10 });
  expect(question?.content).toContain('本场已签到 12 人，上限要设为 10 人');
  expect(question?.confirmText).toBe('仍要设置');
});

it('leaves every other failure to be told', () => {
  expect(lowCapQuestion(new CallFailure('conflict', 'r'), { cap: 10 })).toBeUndefined();
  expect(lowCapQuestion(new Error('no answer'), { cap: 10 })).toBeUndefined();
});
