import { CallFailure } from '../../../services/call';
import { departmentCard, mergeOptions, mergeQuestion, moved, nameProblem, refusalWords, totalLine } from './index.view';

const departments = [
  { departmentId: 'd1', name: '检验科', spoken: 'jian yan ke', people: 12, contacts: ['陈静'], takesIn: true },
  { departmentId: 'd2', name: '儿科', spoken: 'er ke', people: 0, contacts: [], takesIn: false },
  { departmentId: 'd3', name: '外科', spoken: 'wai ke', people: 0, contacts: [], takesIn: false },
];

describe('the list of departments', () => {
  it('says how many people each has, and all together', () => {
    expect(departments.map(departmentCard)).toMatchObject([
      { people: '12 人', empty: false, note: '联系人 陈静 · 有科室正在并入，人员还在转' },
      { people: '没有人', empty: true, note: '' },
      {},
    ]);
    expect(totalLine(departments)).toBe('3 个科室，共 12 人');
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

describe('the order of the departments', () => {
  const idsOf = (way: 'first' | 'up' | 'down', id: string) =>
    moved(departments, id, way).map(({ departmentId }) => departmentId);
  it('moves one up, down or to the front, and nowhere beyond the ends', () => {
    expect([idsOf('up', 'd2'), idsOf('down', 'd2'), idsOf('first', 'd3')]).toEqual([
      ['d2', 'd1', 'd3'],
      ['d1', 'd3', 'd2'],
      ['d3', 'd1', 'd2'],
    ]);
    expect([idsOf('up', 'd1'), idsOf('down', 'd3'), idsOf('up', 'gone')]).toEqual(Array(3).fill(['d1', 'd2', 'd3']));
  });
});

describe('a merge', () => {
  it('is into any other department, and says before what follows', () => {
    expect(mergeOptions(departments, 'd1').map(({ value }) => value)).toEqual(['d2', 'd3']);
    const [from, into] = departments;
    const { content } = mergeQuestion(from!, into!);
    expect(content).toContain('12 人的资料');
    expect(content).toContain('联系人 陈静 以后负责「儿科」全科室');
    expect(mergeQuestion(into!, from!).content).toBe('签到、授分记录仍写当天的科室。并入后不能拆开。');
  });
});
