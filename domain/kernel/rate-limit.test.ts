import { ATTEMPT_WAIT_MS, decideRateLimit, MAX_FAILURES_BY_TARGET } from './rate-limit';

const minute = 60_000;
const failures = (count: number, last: number, step = minute): number[] =>
  Array.from({ length: count }, (_, index) => last - index * step);

describe('password attempts of an institution account (M1)', () => {
  it('may go on after four failures, and wait 15 minutes after the fifth', () => {
    const now = 100 * minute;
    expect(decideRateLimit({ failuresByOpenid: failures(4, now), failuresByTarget: failures(4, now), now })).toEqual({
      kind: 'try',
      attemptsLeft: 1,
    });
    expect(decideRateLimit({ failuresByOpenid: failures(5, now), failuresByTarget: failures(5, now), now })).toEqual({
      kind: 'wait',
      until: now + ATTEMPT_WAIT_MS,
    });
  });

  it('end their wait exactly 15 minutes after the last failure', () => {
    const last = 100 * minute;
    const facts = { failuresByOpenid: failures(5, last), failuresByTarget: [] };
    expect(decideRateLimit({ ...facts, now: last + ATTEMPT_WAIT_MS - 1 }).kind).toBe('wait');
    expect(decideRateLimit({ ...facts, now: last + ATTEMPT_WAIT_MS }).kind).toBe('try');
  });

  it('do not wait for failures spread over more than 15 minutes', () => {
    const now = 100 * minute;
    expect(decideRateLimit({ failuresByOpenid: failures(5, now, 4 * minute), failuresByTarget: [], now }).kind).toBe(
      'try',
    );
  });

  it('count those of guesses that arrived later and were judged earlier', () => {
    const now = 100 * minute;
    expect(decideRateLimit({ failuresByOpenid: failures(5, now + 40, 10), failuresByTarget: [], now })).toEqual({
      kind: 'wait',
      until: now + ATTEMPT_WAIT_MS,
    });
  });

  it('do not wait for a clock that was far ahead', () => {
    const now = 100 * minute;
    const failuresByOpenid = failures(5, now + 20 * minute, 1000);
    expect(decideRateLimit({ failuresByOpenid, failuresByTarget: [], now }).kind).toBe('try');
  });

  it('cannot be blocked for everybody by one stranger, but by an attack from many', () => {
    const now = 100 * minute;
    const byStranger = failures(5, now);
    expect(decideRateLimit({ failuresByOpenid: [], failuresByTarget: byStranger, now }).kind).toBe('try');
    expect(
      decideRateLimit({ failuresByOpenid: [], failuresByTarget: failures(MAX_FAILURES_BY_TARGET, now, 1000), now })
        .kind,
    ).toBe('wait');
  });
});
