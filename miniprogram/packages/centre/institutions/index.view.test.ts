import { accountCard, resetWords } from './index.view';

const account = {
  institutionId: 'cs',
  name: '长沙市XX医院',
  account: 'changsha',
  passwordChangedAt: null,
  suspendedAt: null,
};

describe('the account of a hospital, as the centre sees it', () => {
  it('says its name and when its password was changed', () => {
    expect(accountCard(account)).toMatchObject({ account: 'changsha', password: '密码没有改过' });
    expect(accountCard({ ...account, passwordChangedAt: Date.UTC(2025, 10, 28, 0, 10) }).password).toBe(
      '2025-11-28 08:10 改过密码',
    );
  });

  it('says what to do with a password that was set anew', () => {
    expect(resetWords('长沙市XX医院', 0)).toBe('请把新密码告诉长沙市XX医院的管理员，并请他登录后再改一次。');
    expect(resetWords('长沙市XX医院', 2)).toContain('2 个登录已结束');
  });
});
