import { NOTHING_TYPED, passwordProblems, type Passwords } from './index.view';

const good = '岳麓山下 2025 樟树';
const problems = (typed: Partial<Passwords>, askCurrent = true) =>
  passwordProblems({ current: 'old', next: good, again: good, ...typed }, { account: 'changsha', askCurrent });

describe('the passwords in the sheet', () => {
  it('can be sent when all is filled in alike', () => {
    expect(problems({})).toEqual(NOTHING_TYPED);
  });

  it('need the present one only where it is asked for', () => {
    expect(problems({ current: '' }).current).toBe('请填写现在的密码');
    expect(problems({ current: '' }, false)).toEqual(NOTHING_TYPED);
  });

  it.each([
    ['', '请填写新密码'],
    ['abc123', '至少 10 位'],
    ['a1'.repeat(65), '最多 128 位'],
    ['abcdefghijkl', '要同时有字母（或汉字）和数字'],
    ['changsha-2025', '不能包含账号名'],
  ])('say what is wrong with %p: %s', (next, words) => {
    expect(problems({ next, again: next })).toEqual({ current: '', next: words, again: '' });
  });

  it('must be typed twice alike', () => {
    expect(problems({ again: `${good} ` }).again).toBe('两次填写的不一样');
  });
});
