import { judgePhoneCode, PHONE_CODE_MS, type SentCode } from './phone-code';

const sent = (changes: Partial<SentCode> = {}): SentCode => ({
  expiresAt: PHONE_CODE_MS,
  tries: 0,
  usedBy: null,
  ...changes,
});
const judge = (code: SentCode | undefined, { matches = true, request = 'first', now = 0 } = {}) =>
  judgePhoneCode(code, { matches, request, now });

describe('a code by SMS', () => {
  it('is right for five minutes, and not at their end', () => {
    expect(judge(sent(), { now: PHONE_CODE_MS - 1 })).toBe('right');
    expect(judge(sent(), { now: PHONE_CODE_MS })).toBe('dead');
  });

  it('is right once; the request that used it may come again', () => {
    expect(judge(sent({ usedBy: 'first' }), { request: 'first' })).toBe('right');
    expect(judge(sent({ usedBy: 'first' }), { request: 'second' })).toBe('dead');
  });

  it('is wrong four times and dead at the fifth, also for the right digits', () => {
    expect(judge(sent({ tries: 4 }), { matches: false })).toBe('wrong');
    expect(judge(sent({ tries: 5 }))).toBe('dead');
  });

  it('is dead where none was sent', () => {
    expect(judge(undefined)).toBe('dead');
  });
});
