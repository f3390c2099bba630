import { codeProblem, invitationView, joinTip } from './index.view';

const looked = {
  institutionName: '长沙市XX医院',
  kind: 'hospital',
  name: '王芳',
  phoneMasked: '139****5678',
  institutionRole: 'attendanceOnly',
  department: null,
  expiresAt: Date.parse('2025-12-05T08:00:00+08:00'),
  account: 'changsha',
  setsPassword: true,
} as const;
const now = Date.parse('2025-11-28T08:00:00+08:00');
const nothing = { newPassword: '', sms: null };

describe('an invitation', () => {
  it('says what its reader will be able to do, and until when it is good', () => {
    expect(invitationView(looked, now)).toMatchObject({
      role: '管理员 · 只管考勤',
      expires: expect.stringContaining('前有效') as string,
    });
    expect(invitationView({ ...looked, kind: 'centre', institutionRole: 'all' }, now).role).toBe('审核员');
  });

  it('wants a code', () => {
    expect([codeProblem('  '), codeProblem('ABCD')]).toEqual(['请填写邀请码', '']);
  });
});

describe('why somebody cannot join yet', () => {
  const view = invitationView(looked, now);

  it('is the password of an account that has none', () => {
    expect(joinTip(view, nothing)).toBe('请先设置单位密码');
    expect(joinTip(view, { ...nothing, newPassword: '岳麓山下樟树 2025' })).toBe('');
  });

  it('is no password where the account has one, but a proof of the phone', () => {
    const known = { ...view, setsPassword: false };
    expect(joinTip(known, nothing)).toBe('');
    expect(joinTip(known, { ...nothing, sms: { phone: '', code: '' } })).toBe('请填写手机号和收到的 6 位数字');
    expect(joinTip(known, { ...nothing, sms: { phone: '13912345678', code: '123456' } })).toBe('');
  });
});
