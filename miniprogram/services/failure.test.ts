import { CallFailure } from './call';
import { failureNumber, failureView } from './failure';

describe('a failure on the screen', () => {
  it('shows how long to wait', () => {
    expect(failureView(new CallFailure('tooManyAttempts', 'r', { waitSeconds: 600 })).advice).toContain(
      '请等 10 分钟再试',
    );
    expect(failureView(new CallFailure('tooManyAttempts', 'r', { waitSeconds: 30 })).advice).toContain(
      '请等 30 秒再试',
    );
    expect(
      failureView(new CallFailure('tooManyAttempts', 'r', { waitSeconds: 600 })).advice.match(/再试/g),
    ).toHaveLength(1);
  });

  it('shows the reason somebody gave', () => {
    expect(failureView(new CallFailure('registrationReturned', 'r', { reason: '科室不对' })).advice).toContain(
      '原因：科室不对',
    );
  });

  it('has words for anything that was thrown', () => {
    expect(failureView(new TypeError('x is undefined'))).toMatchObject({
      code: 'internal',
      title: '系统出了点问题',
      requestId: '',
    });
  });

  it('has a number short enough to be read out', () => {
    expect(failureNumber({ code: 'internal', requestId: 'abcdefghijkl12345678' })).toBe('错误码 internal · 12345678');
    expect(failureNumber({ code: 'internal', requestId: '' })).toBe('错误码 internal');
  });
});
