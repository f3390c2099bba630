import { checkPassword, decideLogin, LOGIN_WAIT_MS, MAX_FAILURES_BY_ACCOUNT } from './login';

const minute = 60_000;
const failures = (count: number, last: number, step = minute): number[] =>
  Array.from({ length: count }, (_, index) => last - index * step);

describe('password attempts of an institution account (M1)', () => {
  it('may go on after four failures, and wait 15 minutes after the fifth', () => {
    const now = 100 * minute;
    expect(decideLogin({ failuresByOpenid: failures(4, now), failuresByAccount: failures(4, now), now })).toEqual({
      kind: 'try',
      attemptsLeft: 1,
    });
    expect(decideLogin({ failuresByOpenid: failures(5, now), failuresByAccount: failures(5, now), now })).toEqual({
      kind: 'wait',
      until: now + LOGIN_WAIT_MS,
    });
  });

  it('end their wait exactly 15 minutes after the last failure', () => {
    const last = 100 * minute;
    const facts = { failuresByOpenid: failures(5, last), failuresByAccount: [] };
    expect(decideLogin({ ...facts, now: last + LOGIN_WAIT_MS - 1 }).kind).toBe('wait');
    expect(decideLogin({ ...facts, now: last + LOGIN_WAIT_MS }).kind).toBe('try');
  });

  it('do not wait for failures spread over more than 15 minutes', () => {
    const now = 100 * minute;
    expect(decideLogin({ failuresByOpenid: failures(5, now, 4 * minute), failuresByAccount: [], now }).kind).toBe(
      'try',
    );
  });

  it('count those of guesses that arrived later and were judged earlier', () => {
    const now = 100 * minute;
    expect(decideLogin({ failuresByOpenid: failures(5, now + 40, 10), failuresByAccount: [], now })).toEqual({
      kind: 'wait',
      until: now + LOGIN_WAIT_MS,
    });
  });

  it('do not wait for a clock that was far ahead', () => {
    const now = 100 * minute;
    const failuresByOpenid = failures(5, now + 20 * minute, 1000);
    expect(decideLogin({ failuresByOpenid, failuresByAccount: [], now }).kind).toBe('try');
  });

  it('cannot be blocked for everybody by one stranger, but by an attack from many', () => {
    const now = 100 * minute;
    const byStranger = failures(5, now);
    expect(decideLogin({ failuresByOpenid: [], failuresByAccount: byStranger, now }).kind).toBe('try');
    expect(
      decideLogin({ failuresByOpenid: [], failuresByAccount: failures(MAX_FAILURES_BY_ACCOUNT, now, 1000), now }).kind,
    ).toBe('wait');
  });
});

describe('a new password', () => {
  it.each([
    ['abc123', 'passwordTooShort'],
    ['a1'.repeat(65), 'passwordTooLong'],
    ['abcdefghijkl', 'passwordTooPlain'],
    ['123456789012', 'passwordTooPlain'],
    ['xx-CSXX-2025', 'passwordContainsAccount'],
    ['moon rises 9 ', 'passwordSpaceAtEnd'],
    ['\u3000moon rises 9', 'passwordSpaceAtEnd'],
    ['moon rises 9', undefined],
    ['岳麓山下的一棵樟树 9', undefined],
  ])('%p: %p', (password, problem) => {
    expect(checkPassword({ password, account: 'csxx' })).toBe(problem);
  });
});
