import { passedInput, resultCard } from './index.view';

const row = {
  ...{ personId: 'p', name: '周敏', personNumber: 'N1', institutionName: '长沙市XX医院', departmentName: '检验科' },
  ...{ attempts: 2, bestTenths: 725, passed: true, running: false },
};

describe('a result of an exam', () => {
  it('has the best score and whether it is passed', () => {
    expect(resultCard(row)).toMatchObject({ score: '72.5 分', note: '考了 2 次', tag: { word: '通过' } });
    expect(resultCard({ ...row, passed: false })).toMatchObject({ tag: { word: '未通过' } });
    expect(resultCard({ ...row, passed: false, bestTenths: null, running: true })).toMatchObject({
      score: '–',
      note: '考了 2 次，正在考',
      tag: { word: '正在考' },
    });
    expect([passedInput(''), passedInput('passed'), passedInput('notPassed')]).toEqual([
      {},
      { passed: true },
      { passed: false },
    ]);
  });
});
