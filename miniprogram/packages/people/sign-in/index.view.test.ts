import { accountProblems, nameOptions, whoProblem } from './index.view';

describe('signing in', () => {
  it('names each empty field', () =>
    expect(accountProblems({ account: '  ', password: ' ' })).toEqual({
      account: '请填写单位账号',
      password: '请填写密码',
    }));
  it('offers the known names and the way to add oneself', () =>
    expect(
      nameOptions({
        institutionName: 'i',
        kind: 'hospital',
        administrators: [{ administratorId: 'a', name: '李建华', phoneMasked: '139****0001' }],
      }).map(({ name }) => name),
    ).toEqual(['李建华', '新增管理员']));
  it('asks for a name before the phone button works', () => {
    expect(whoProblem({ picked: null, newName: '' })).toBe('请选择您的姓名');
    expect(whoProblem({ picked: '', newName: '' })).toBe('请填写您的真实姓名');
    expect(whoProblem({ picked: '', newName: '李' })).toContain('至少 2 个字');
    expect(whoProblem({ picked: '', newName: '李建华' })).toBe('');
    expect(whoProblem({ picked: '', newName: '李建华😀' })).toContain('表情');
    expect(whoProblem({ picked: 'a', newName: '' })).toBe('');
  });
});
