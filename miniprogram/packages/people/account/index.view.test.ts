import { accountView, colleagueRows, endQuestion, endedWords, removeQuestion } from './index.view';

const morning = Date.UTC(2025, 10, 28, 0, 10);
const one = {
  administratorId: 'a1',
  name: '李建华',
  phoneMasked: '138****0001',
  self: true,
  institutionRole: 'all' as const,
  department: null,
  signedInAt: morning,
  signIns: 1,
};
const page = (...rows: (typeof one | (Omit<typeof one, 'signedInAt'> & { signedInAt: null }))[]) => ({
  account: 'changsha',
  passwordChangedAt: null,
  rows,
});

describe('the account of an institution', () => {
  it('says who one is, until when, and when the password was changed', () => {
    const me = {
      administratorId: 'a1',
      name: '李建华',
      phoneMasked: '138****0001',
      institutionId: 'cs',
      institutionName: '长沙市XX医院',
      kind: 'hospital' as const,
      institutionRole: 'all' as const,
      expiresAt: morning + 30 * 24 * 3_600_000,
    };
    expect(accountView(me, page(one))).toEqual({
      institutionId: 'cs',
      institutionName: '长沙市XX医院',
      me: '李建华 138****0001',
      account: 'changsha',
      password: '中心发放，还没有改过',
      expires: '2025-12-28',
      centre: false,
      decides: true,
      limited: '',
    });
    expect(accountView({ ...me, kind: 'centre' }, { ...page(one), passwordChangedAt: morning })).toMatchObject({
      password: '11-28 08:10 修改',
      centre: true,
    });
  });

  it('lists oneself, then who is signed in, then the others', () => {
    const rows = colleagueRows(
      page(
        { ...one, administratorId: 'a3', name: '周平', self: false, signedInAt: null, signIns: 0 },
        { ...one, administratorId: 'a2', name: '孙悦', self: false },
        one,
      ),
      false,
    );
    expect(rows).toMatchObject([
      { name: '李建华（我）', line: '本机已登录', end: '' },
      { name: '孙悦', line: '11-28 08:10 登录', end: '结束登录' },
      { name: '周平', line: '未登录', end: '' },
    ]);
  });

  it('offers to end one’s own sign-ins elsewhere', () => {
    const [row] = colleagueRows(page({ ...one, signIns: 3 }), false);
    expect(row).toMatchObject({ line: '本机已登录，还在其他 2 个微信登录', end: '结束其他登录' });
    expect(row && endQuestion(row).content).toContain('本机不受影响');
  });

  it('tells before a colleague is signed out that they can sign in again', () => {
    const [row] = colleagueRows(page({ ...one, self: false, signIns: 2 }), false);
    expect(row).toMatchObject({ line: '11-28 08:10 登录，共 2 个微信' });
    expect(row && endQuestion(row)).toMatchObject({
      title: '结束 李建华 的登录？',
      content: expect.stringContaining('移除') as string,
    });
    expect([endedWords(0), endedWords(2)]).toEqual(['没有其他登录', '已结束 2 个登录']);
  });
});

describe('what a colleague may do', () => {
  it('stands beside their name in a hospital, and not at the centre', () => {
    const limited = page({ ...one, institutionRole: 'attendanceOnly' as never });
    expect(colleagueRows(limited, false)[0]?.role).toBe('只管考勤');
    expect(colleagueRows(limited, true)[0]?.role).toBe('');
  });

  it('is decided by somebody with all rights alone', () => {
    const me = {
      administratorId: 'a1',
      name: '李建华',
      phoneMasked: '138****0001',
      institutionId: 'cs',
      institutionName: '长沙市XX医院',
      kind: 'hospital' as const,
      institutionRole: 'readOnly' as const,
      department: null,
      expiresAt: morning,
    };
    expect(accountView(me, page(one))).toMatchObject({ decides: false, limited: '只能查看' });
  });

  it('ends for good when they are removed, which is said before', () => {
    const [row] = colleagueRows(page({ ...one, self: false }), false);
    expect(row && removeQuestion(row).content).toContain('重新邀请');
  });
});
