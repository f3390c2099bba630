import { checkPassword } from './password';

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
