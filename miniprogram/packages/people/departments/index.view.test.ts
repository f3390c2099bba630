import { CallFailure } from '../../../services/call';
import { departmentCard, nameProblem, refusalWords, totalLine } from './index.view';

const departments = [
  { departmentId: 'd1', name: '检验科', people: 12 },
  { departmentId: 'd2', name: '儿科', people: 0 },
];

describe('the list of departments', () => {
  it('says how many people each has, and all together', () => {
    expect(departments.map(departmentCard)).toMatchObject([
      { people: '12 人', empty: false },
      { people: '没有人', empty: true },
    ]);
    expect(totalLine(departments)).toBe('2 个科室，共 12 人');
  });
});

describe('the name of a department', () => {
  it.each([
    ['', '请填写科室名称'],
    ['  ', '请填写科室名称'],
    ['科', '请至少写 2 个字'],
    ['科'.repeat(31), '最多 30 个字'],
    [' 儿科 ', '已经有这个科室'],
    ['急诊科🚑', '名称里不能有表情'],
    ['急诊科', ''],
  ])('%j: %s', (name, problem) => {
    expect(nameProblem(name, departments, '')).toBe(problem);
  });

  it('may stay as it is', () => {
    expect(nameProblem('儿科', departments, 'd2')).toBe('');
  });
});

describe('a refusal about a department', () => {
  it('says which name is taken and why it cannot be removed', () => {
    expect(refusalWords(new CallFailure('conflict', 'r'))).toBe('已经有这个科室');
    expect(refusalWords(new CallFailure('wrongState', 'r'))).toContain('还有人');
  });

  it('leaves everything else to the general words', () => {
    expect(refusalWords(new CallFailure('networkFailed', 'r'))).toBe('');
    expect(refusalWords(new Error('x'))).toBe('');
  });
});
