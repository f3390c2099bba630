import { aroundOf, emptyForm, inputOf, tipOf } from './index.view';

const mine = { institutionName: '甲医院', departmentName: '检验科', left: null, mayAsk: true, latest: null };

describe('the form of a transfer', () => {
  it('says what is still missing, one thing at a time', () => {
    const institution = { ...emptyForm, institutionId: 'b', institutionName: '乙医院' };
    const department = { ...institution, departmentId: 'd' };
    expect([emptyForm, institution, department, { ...department, why: ' 调 ' }].map(tipOf)).toEqual([
      '请选择新单位',
      '请选择新科室',
      '请写明原因，如「人才引进」',
      '请写明原因，如「人才引进」',
    ]);
    const full = { ...department, why: ' 调动 ' };
    expect(tipOf(full)).toBe('');
    expect(inputOf(full)).toEqual({ institutionId: 'b', departmentId: 'd', why: '调动' });
  });

  it('says before the button what stays, and that whoever left needs nobody’s agreement', () => {
    expect(aroundOf(mine).then.map(({ title }) => title)).toEqual(['甲医院知悉', '新单位审核', '结果发到「消息」']);
    const left = aroundOf({ ...mine, left: { day: '2025-11-28', reason: '调离', by: '李建华' } });
    expect(left).toMatchObject({ label: '原单位', left: true });
    expect(left.then.map(({ title }) => title)).toEqual(['新单位审核', '结果发到「消息」']);
    expect(left.stays.at(-1)).toContain('先扫码签到');
  });
});
