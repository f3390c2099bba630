import type { OutputOf } from '../../../../contract/index';
import { tableProblems } from '../../../../domain/kernel/table';
import { headingProblems } from '../../../../domain/person/roster-columns';
import { importStates } from '../../../../domain/kernel/table-import';
import { instantOf } from '../../../../domain/kernel/time';
import { barOf } from '../../../components/table-import/import-view';
import { importView, rosterWords } from './index.view';

type Import = NonNullable<OutputOf<'roster.get'>['open']>;
const read: Import = {
  ...{ importId: 'i1', state: 'read', fileName: '全院名册.xlsx', by: '李建华', endedBy: null, problem: null },
  ...{ startedAt: instantOf('2025-12-03', '14:02:00'), endedAt: null },
  ...{ rows: 300, good: 293, bad: 7, added: 290, changed: 2, same: 1, gone: 4, registered: 41, done: 0, toDo: 0 },
};
const roster = { total: 312, missing: 1, returned: 0, differs: 0, matches: 0, approved: 2 };
const latest: Import = { ...read, state: 'taken', endedBy: '谢玲', endedAt: instantOf('2025-03-04', '09:00:00') };

describe('an import of a roster', () => {
  it('is counted before it is taken, with what it would change', () => {
    const view = importView(read, { ...roster, latest });
    expect(view).toMatchObject({ step: 'check', rows: '300 行', who: '李建华 · 12-03 14:02 选的文件', hasBad: true });
    expect(view.figures.map(({ value, caption }) => `${caption} ${value}`)).toEqual([
      '可导入 293',
      '有问题 7',
      '已经注册 41',
    ]);
    expect(view.changes.map(({ label, count }) => `${label} ${count}`)).toEqual([
      '新增 290',
      '资料有变 2',
      '文件里没有 4',
    ]);
    expect(view.latest).toBe('2025-03-04 · 312 人 · 谢玲');
  });

  it('of the first roster changes nothing that was there', () => {
    expect(importView(read).changes).toEqual([]);
  });

  it('is taken with bad rows only once somebody has ticked that they are left out', () => {
    const view = importView(read);
    expect(barOf(view, { skipBad: false }, rosterWords)).toMatchObject({
      primary: '导入',
      disabled: true,
      tip: '先改好 7 行，或勾选跳过',
    });
    expect(barOf(view, { skipBad: true }, rosterWords)).toMatchObject({
      primary: '导入 293 人',
      disabled: false,
      tip: '',
    });
    expect(barOf(importView({ ...read, bad: 0 }), { skipBad: false }, rosterWords)).toMatchObject({
      primary: '导入 293 人',
    });
    expect(barOf(importView({ ...read, good: 0 }), { skipBad: true }, rosterWords)).toMatchObject({ does: 'choose' });
  });

  it('stands at one of its steps in every state, and goes on by itself in two', () => {
    const views = importStates.map((state) => importView({ ...read, state }));
    expect(views.map(({ step }) => step)).toEqual(['reading', 'choose', 'check', 'writing', 'done', 'choose']);
    expect(views.filter(({ running }) => running).map(({ step }) => step)).toEqual(['reading', 'writing']);
    expect(views[3]?.steps.map(({ mark }) => mark)).toEqual(['dn', 'dn', 'now']);
  });

  it('says of every file that is no roster why, and what to do', () => {
    for (const problem of [...tableProblems, ...headingProblems]) {
      const view = importView({ ...read, state: 'refused', problem });
      expect(view.problem).toMatch(/请/);
      expect(view.step).toBe('choose');
    }
  });
});
