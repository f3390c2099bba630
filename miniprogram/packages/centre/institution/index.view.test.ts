import { institutionView, suspendWords } from './index.view';

const found = {
  institutionId: 'yy',
  name: '益阳市XX医院',
  account: 'yiyang',
  contactName: '',
  contactPhone: '',
  track: 'health' as const,
  passwordChangedAt: null,
  waitsForFirst: true,
  reviewsActivitiesSince: null,
  suspended: null,
  administrators: 0,
  signIns: 0,
  openSessions: 0,
  pendingRegistrations: 0,
};

describe('a hospital as the centre sees it', () => {
  it('says that its password waits for its first administrator', () => {
    const value = (of: Partial<typeof found>) =>
      institutionView({ ...found, ...of }).rows.find(({ label }) => label === '密码')?.value;
    expect([value({}), value({ waitsForFirst: false })]).toEqual(['等第一位管理员设置', '没有改过']);
  });

  it('says since when and why it is suspended', () => {
    const at = Date.parse('2025-11-28T08:10:00+08:00');
    expect(institutionView({ ...found, suspended: { at, reason: '账号被他人使用' } }).suspended).toBe(
      '2025-11-28 08:10 停用：账号被他人使用',
    );
  });
});

describe('what is said before it is suspended', () => {
  it('names what ends, with numbers, and what stays', () => {
    const words = suspendWords({ ...found, signIns: 2, openSessions: 1, pendingRegistrations: 3 });
    for (const part of ['2 处登录', '1 场正在开放的考勤', '3 份待审核', '学分都保留', '别的单位照常签到'])
      expect(words).toContain(part);
    expect(suspendWords(found)).toContain('没有正在进行的考勤');
  });
});
