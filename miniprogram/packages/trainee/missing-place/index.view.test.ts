import { inputOf, problemsOf, stepsOf, type MissingPlace } from './index.view';

const place = (changed: Partial<MissingPlace> = {}): MissingPlace => ({
  applicantName: '周敏',
  name: '安化县梅城镇卫生院',
  area: '益阳市安化县',
  departmentName: '',
  note: '',
  ...changed,
});

describe('what is asked of somebody whose place is missing', () => {
  it('is the name and where it is; of a department the name alone', () => {
    const nothing = { applicantName: '', name: ' ', area: '', departmentName: '', note: '' };
    expect(problemsOf('institution', nothing)).toEqual({
      applicantName: '请填写真实姓名',
      name: '请填写单位全称',
      area: '请填写所在地',
    });
    expect(problemsOf('department', place({ area: '' }))).toEqual({});
  });

  it('names what is wrong before it is sent', () => {
    expect(problemsOf('department', place({ name: '科'.repeat(31) }))).toEqual({ name: '最多 30 个字，多了 1 个' });
    expect(problemsOf('institution', place({ departmentName: '科', name: '医院🏥' }))).toEqual({
      name: '名称里不能有表情',
      departmentName: '请至少写 2 个字',
    });
    expect(problemsOf('institution', place({ name: '𠮷'.repeat(60) }))).toEqual({});
  });

  it('is sent without what was left open', () => {
    expect(inputOf('institution', '', place({ name: ' 梅城卫生院 ' }))).toEqual({
      applicantName: '周敏',
      missing: { kind: 'institution', name: '梅城卫生院', area: '益阳市安化县' },
    });
    expect(inputOf('department', 'i1', place({ name: '介入科', note: '新成立' }))).toEqual({
      applicantName: '周敏',
      missing: { kind: 'department', institutionId: 'i1', name: '介入科' },
      note: '新成立',
    });
  });

  it('goes to whoever keeps the list', () => {
    expect(stepsOf('institution', '')[0]).toBe('委医学科技发展中心核实');
    expect(stepsOf('department', '长沙市XX医院')[0]).toBe('长沙市XX医院的管理员核实');
  });
});
