import { allWords, candidateCard } from './index.view';

it('says of a person who they are, and whether they are on the list', () => {
  const row = {
    ...{ personId: 'p1', name: '周敏', personNumber: '430100217', departmentName: '检验科' },
    ...{ professionalTitle: 'attendingPhysician' as const, listed: true },
  };
  expect(candidateCard(row, false)).toEqual({
    ...{ personId: 'p1', name: '周敏', line: '430100217 · 检验科 · 主治医师', listed: true, ticked: false },
  });
});

it('says whom all means', () => {
  expect([allWords(12, true), allWords(300, false), allWords(null, true), allWords(0, true)]).toEqual([
    ...['筛选出的 12 人全部加入', '本单位 300 人全部加入', '筛选出的全部加入', ''],
  ]);
});
