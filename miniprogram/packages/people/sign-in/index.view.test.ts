import { accountProblems, nameOptions, whoProblem } from './index.view';

describe('signing in', () => {
  it('names each empty field', () =>
    expect(accountProblems({ account: '  ', password: ' ' })).toEqual({
      account: '请填写单位账号',
      password: '请填写密码',
    }));
  it('offers the known names and, where no invitation is needed, the way to add oneself', () => {
    const names = (byInvitation: boolean) =>
      nameOptions({
        institutionName: 'i',
        kind: 'hospital',
        byInvitation,
        administrators: [{ administratorId: 'a', name: '李建华', phoneMasked: '139****0001' }],
      }).map(({ name }) => name);
    expect(names(false)).toEqual(['李建华', '新增管理员']);
    expect(names(true)).toEqual(['李建华']);
  });
  it('asks for a code by SMS once somebody has chosen that way', () => {
    const who = { picked: 'a', newName: '' };
    expect(whoProblem({ ...who, sms: { phone: '', code: '' } })).toBe('请填写手机号和收到的 6 位数字');
    expect(whoProblem({ ...who, sms: { phone: '13912345678', code: '123456' } })).toBe('');
  });
  it('asks for a name before the phone button works', () => {
    expect(whoProblem({ picked: null, newName: '', sms: null })).toBe('请选择您的姓名');
    expect(whoProblem({ picked: '', newName: '', sms: null })).toBe('请填写您的真实姓名');
    expect(whoProblem({ picked: '', newName: '李', sms: null })).toContain('至少 2 个字');
    expect(whoProblem({ picked: '', newName: '李建华', sms: null })).toBe('');
    expect(whoProblem({ picked: '', newName: '李建华😀', sms: null })).toContain('表情');
    expect(whoProblem({ picked: 'a', newName: '', sms: null })).toBe('');
  });
});
