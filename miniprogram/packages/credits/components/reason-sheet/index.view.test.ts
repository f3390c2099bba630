import { problemOf } from './index.view';

const problem = (note: string, needsNote = true) => problemOf({ value: 'other', needsNote, note });

describe('the reason that a sheet asks for', () => {
  it('is chosen first', () => {
    expect(problemOf({ value: '', needsNote: false, note: '' })).toBe('请选择一个原因');
    expect(problem('', false)).toBe('');
  });

  it('is as long as the server wants it, counted in characters as they are read', () => {
    expect(problem('没有到场')).toBe('');
    expect(problem(' 没到场 ')).toBe('请写明原因，至少 4 个字');
    // Two characters that take four places in a string.
    expect(problem('𠮷𠮷')).toBe('请写明原因，至少 4 个字');
  });
});
