import { CallFailure } from './call';
import { failureNumber, failureView } from './failure';

describe('a failure on the screen', () => {
  it('says until when to wait, in words', () => {
    const now = Date.UTC(2025, 10, 28, 7, 0, 0);
    jest.useFakeTimers({ now });
    const adviceFor = (untilMs: number, byOthers?: true) =>
      failureView(new CallFailure('tooManyAttempts', 'r', { until: now + untilMs, ...(byOthers ? { byOthers } : {}) }))
        .advice;
    expect(adviceFor(19.5 * 60_000)).toContain('请在今天 15:20 以后再试');
    expect(adviceFor(17 * 3_600_000)).toContain('请在明天 08:00 以后再试');
    expect(adviceFor(0)).not.toContain('其他微信');
    expect(adviceFor(0, true)).toContain('试错的是其他微信，不是您');
    expect(adviceFor(600_000).match(/再试/g)).toHaveLength(1);
    jest.useRealTimers();
  });

  it('names the fields that the server alone refused', () => {
    const adviceFor = (...fields: string[]) =>
      failureView(new CallFailure('invalidInput', 'r', { fields: fields.map((field) => ({ field, problem: 'x' })) }))
        .advice;
    expect(adviceFor('reason')).toBe('请检查「原因」后再提交。');
    expect(adviceFor('form.venue', 'form.remarks')).toBe('请检查「举办地点」「备注」后再提交。');
    expect(adviceFor('limit')).not.toContain('标红');
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
