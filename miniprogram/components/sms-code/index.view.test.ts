import { phoneProblem, sendWord, smsProof } from './index.view';

describe('a number that is proved by SMS', () => {
  it('is typed with blanks, dashes or its country in front', () => {
    for (const phone of ['13912345678', ' 139 1234 5678', '139-1234-5678', '+8613912345678', '１３９１２３４５６７８'])
      expect({ phone, problem: phoneProblem(phone) }).toEqual({ phone, problem: '' });
  });

  it('is a mobile one', () => {
    expect(phoneProblem('')).toBe('请填写手机号');
    for (const phone of ['0731-84286376', '1391234567', '23912345678'])
      expect(phoneProblem(phone)).toBe('请填写 11 位手机号');
  });

  it('is proved once six digits are there, in whatever width', () => {
    expect(smsProof({ phone: '139 1234 5678', code: '12345' })).toBeUndefined();
    expect(smsProof({ phone: '139 1234 5678', code: '１２３ ４５６' })).toEqual({
      phone: '13912345678',
      code: '123456',
    });
  });

  it('says when another code can be asked for', () => {
    expect([sendWord(0, false), sendWord(59, true), sendWord(0, true)]).toEqual([
      '获取验证码',
      '59 秒后重发',
      '重新获取',
    ]);
  });
});
