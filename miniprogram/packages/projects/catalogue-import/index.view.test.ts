import type { OutputOf } from '../../../../contract/index';
import { tableProblems } from '../../../../domain/kernel/table';
import { instantOf } from '../../../../domain/kernel/time';
import { catalogueHeadingProblems } from '../../../../domain/project/catalogue-columns';
import { catalogueRowCard } from '../shared/catalogue-rows';
import { catalogueBar, catalogueImportView, doneWords } from './index.view';

const read: NonNullable<OutputOf<'catalogueImport.get'>['open']> = {
  ...{ importId: 'i1', state: 'read', fileName: '2026目录.xlsx', by: '何静', endedBy: null, problem: null },
  ...{ startedAt: instantOf('2025-12-03', '14:02:00'), endedAt: null },
  ...{ rows: 40, good: 38, bad: 2, added: 30, changed: 3, same: 5, gone: 4, done: 0, toDo: 0 },
  ...{ years: [2026], odd: 1, left: 0 },
};
const ticks = { skipBad: true, removeGone: false };

describe('an import of the catalogue', () => {
  it('is counted before it is taken, with what would change, what the rule table finds odd, and of which year', () => {
    const view = catalogueImportView(read);
    expect(view.figures.map(({ value, caption }) => `${caption} ${value}`)).toEqual([
      '可导入 38',
      '有问题 2',
      '没有变化 5',
    ]);
    expect(view.changes.map(({ label, count }) => `${label} ${count}`)).toEqual([
      '新增 30',
      '内容有变 3',
      '文件里没有 4',
    ]);
    expect(view.note).toBe('2026 年度；1 项的学分与学时不一致，按规则表看有出入，不影响导入');
  });

  it('has nothing to take where the file says what the catalogue says, but for what it does not name', () => {
    const same = catalogueImportView({ ...read, bad: 0, added: 0, changed: 0, same: 38 });
    expect(catalogueBar(same, ticks)).toMatchObject({ disabled: true, tip: '和现在的目录一样，不用导入' });
    expect(catalogueBar(same, { ...ticks, removeGone: true }).disabled).toBe(false);
    expect(catalogueBar(catalogueImportView(read), ticks)).toMatchObject({ primary: '导入 38 项', disabled: false });
    expect(catalogueBar(catalogueImportView(read), { ...ticks, skipBad: false }).disabled).toBe(true);
  });

  it('says what it has come to, and what was left', () => {
    const taken = { ...read, state: 'taken' as const, toDo: 37, left: 1 };
    expect(doneWords(taken)).toBe('新增 30 项，更新 2 项，撤下 4 项。有 1 项没有更新：核对期间已有单位用它申报。');
    expect(doneWords({ ...taken, toDo: 33, left: 0 })).toBe('新增 30 项，更新 3 项。');
    const endedAt = instantOf('2025-12-03', '15:00:00');
    expect(catalogueImportView(null, { ...taken, endedAt, endedBy: '唐丽' }).latest).toBe(
      '2025-12-03 · 新增 30 · 更新 2 · 唐丽',
    );
  });

  it('says of every file that is no catalogue why, and what to do', () => {
    for (const problem of [...tableProblems, ...catalogueHeadingProblems])
      expect(catalogueImportView({ ...read, state: 'refused', problem }).problem).toMatch(/请/);
  });

  it('names a row by its place and its number', () => {
    expect(
      catalogueRowCard({ rowId: 'r3', row: 3, projectNumber: '2026-1', title: '', text: '没有项目名称' }),
    ).toMatchObject({
      place: '第 3 行',
      name: '（没有名称）',
      masked: '2026-1',
    });
    expect(catalogueRowCard({ rowId: 'e1', row: null, projectNumber: '2026-1', title: '培训班', text: '' }).place).toBe(
      '',
    );
  });
});
