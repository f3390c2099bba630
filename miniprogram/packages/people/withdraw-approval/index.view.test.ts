import { mistakenView, tipOf, type Mistaken } from './index.view';

const mistaken: Mistaken = {
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

describe('撤销通过', () => {
  it('says how many ledger entries stay until they are reversed, before anything is confirmed', () => {
    expect(mistakenView(mistaken).ledger).toBe('台账里有 3 条学分。撤销通过不会动它们，要另外撤销学分才会失效。');
    expect(mistakenView({ ...mistaken, ledgerEntries: 0 }).ledger).toBe('台账里没有这个人的学分。');
  });

  it('says what becomes of check-ins, the national ID and a transfer that is under way', () => {
    const { then } = mistakenView({ ...mistaken, transferTo: '乙医院' });
    expect(then.join()).toMatch(/12 次签到.*证件号码.*乙医院/);
    expect(mistakenView(mistaken).then).toHaveLength(3);
  });

  it('is for approved registrations, with a reason', () => {
    expect(mistakenView({ ...mistaken, state: 'left' }).obstacle).not.toBe('');
    expect([tipOf('错'), tipOf('身份证与本人不符')].map((tip) => tip === '')).toEqual([false, true]);
  });
});
