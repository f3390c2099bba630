import { columnTags, fileRowCard, fileView } from './index.view';

const file = {
  ...{ importId: 'i1', state: 'read' as const, fileName: '签到.xlsx', startedAt: 0, by: '李建华', problem: null },
  ...{ rows: 9, good: 7, bad: 2, added: 6, same: 1, changed: 0, gone: 0, done: 0, toDo: 0 },
};

it('says who can be taken, what is wrong and who is there already', () => {
  expect(fileView(file).figures.map(({ value, caption }) => `${caption} ${value}`)).toEqual([
    ...['可导入 7', '有问题 2', '已在名单 1'],
  ]);
  expect(fileView({ ...file, state: 'refused', problem: 'noName' }).problem).toContain('没有找到「姓名」这一列');
});

it('names each bad row with its reason', () => {
  expect(fileRowCard({ row: 4, name: '', text: '没有姓名' })).toMatchObject({ place: '第 4 行', name: '没有姓名' });
});

it('asks for the name alone', () => {
  expect(columnTags.filter(({ demanded }) => demanded).map(({ title }) => title)).toEqual(['姓名']);
});
