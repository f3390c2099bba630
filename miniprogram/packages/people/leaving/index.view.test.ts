import { leavingView, tipOf, type Leaver } from './index.view';

const leaver: Leaver = {
  name: '周敏',
  personNumber: '4073815526',
  departmentName: '检验科',
  state: 'approved',
  own: false,
  leaving: null,
  records: 12,
  ledgerEntries: 3,
  transferTo: null,
  administrator: null,
};

describe('登记离职', () => {
  it('says before the button what stays and what ends', () => {
    const { stays, administers, obstacle } = leavingView(leaver);
    expect(stays[0]).toBe('12 次签到、3 条学分和证明都保留，仍写本单位');
    expect([administers, obstacle]).toEqual(['', '']);
  });

  it('says that it agrees to a transfer, and offers to end the sign-ins of an administrator', () => {
    const view = leavingView({ ...leaver, transferTo: '乙医院', administrator: { name: '周敏', signIns: 2 } });
    expect(view.stays.at(-1)).toContain('视为本单位同意');
    expect(view.administers).toContain('2 处登录');
  });

  it('is for approved people alone', () => {
    expect(leavingView({ ...leaver, state: 'left' }).obstacle).not.toBe('');
  });

  it('asks for a reason and a day that has come', () => {
    const today = '2025-12-03';
    expect(tipOf({ reason: '调离本单位', day: today, today })).toBe('');
    expect(tipOf({ reason: '走', day: today, today })).toContain('原因');
    expect(tipOf({ reason: '调离本单位', day: '2025-12-04', today })).toContain('还没有到');
  });
});
