import { isReason } from './reason';

describe('a reason', () => {
  it('has at least four characters, blanks around it not counted', () => {
    expect(isReason('未盖公章')).toBe(true);
    expect(isReason('未盖章')).toBe(false);
    expect(isReason('  未盖章  ')).toBe(false);
  });

  it('does not count what nobody sees', () => {
    expect(isReason('未盖章\u200b\u200b')).toBe(false);
    expect(isReason('未 盖 章')).toBe(false);
  });

  it('counts a character outside the basic plane once', () => {
    expect(isReason('𠮷𠮷')).toBe(false);
    expect(isReason('𠮷𠮷𠮷𠮷')).toBe(true);
  });
});
