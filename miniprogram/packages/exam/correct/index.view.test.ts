import { instantOf } from '../../../../domain/kernel/time';
import { effectView, itemLine, optionRows, pastViews, problemOf, withOption } from './index.view';

const options = ['精密度', '正确度', '以上都是'].map((text, index) => ({ optionId: `o${index}`, text }));
const item = {
  kind: 'single' as const,
  text: '至少应包括',
  options,
  picture: null,
  now: { struck: false, rightIds: ['o1'] },
  asked: 68,
};
const now = { struck: false, rightIds: ['o1'] };

describe('a correction', () => {
  it('takes another option, and says what is missing', () => {
    expect(problemOf(item, now)).toBe('请选改成什么');
    const next = withOption(item, now, 'o2');
    expect(next.rightIds).toEqual(['o2']);
    expect(problemOf(item, next)).toBe('');
    expect(problemOf(item, { struck: true, rightIds: [] })).toBe('');
    expect(optionRows(item, next)[2]).toMatchObject({ letter: 'C', chosen: true, now: false });
    const several = { ...item, kind: 'multiple' as const };
    expect(withOption(several, now, 'o0').rightIds).toEqual(['o0', 'o1']);
    expect(problemOf(several, withOption(several, now, 'o1'))).toBe('请选正确答案');
  });

  it('says beforehand what it comes to', () => {
    const effect = { people: 68, up: 37, down: 21, same: 10, newlyPassed: 4, kept: 2 };
    const view = effectView({ effect, passed: 97, newlyPassed: ['周敏'], kept: ['张伟', '孙莉'] });
    expect(view.columns.map(({ value }) => value)).toEqual(['37', '21', '10']);
    expect(view.rows).toMatchObject([
      { title: '新通过 4 人', line: '通过 97 人 → 101 人', names: '周敏 等 4 人' },
      { title: '2 人低于及格分，仍算通过', names: '张伟、孙莉' },
    ]);
    expect(
      effectView({ effect: { ...effect, newlyPassed: 0, kept: 0 }, passed: 97, newlyPassed: [], kept: [] }).rows,
    ).toEqual([]);
  });

  it('is told in the history of its question', () => {
    const past = {
      ...{ number: 1, itemId: 'q:1', text: '', before: now, after: { struck: false, rightIds: ['o2'] } },
      ...{ reason: '录入有误', by: '李建华', decidedAt: instantOf('2025-12-01', '10:12:00'), doneAt: null },
      effect: { people: 1, up: 1, down: 0, same: 0, newlyPassed: 0, kept: 0 },
    };
    expect(pastViews([past, { ...past, itemId: 'q:2' }], 'q:1', item)).toEqual([
      { number: 1, title: '答案 B → C', reason: '录入有误', line: '李建华 · 12-01 10:12 · 正在重新评分' },
    ]);
    const struck = { ...past, after: { struck: true, rightIds: ['o1'] }, doneAt: 1 };
    expect(pastViews([struck], 'q:1', item)[0]?.title).toBe('作废');
    expect(pastViews([{ ...past, before: struck.after }], 'q:1', item)[0]?.title).toBe('恢复，答案 C');
    expect(itemLine({ ...item, now: struck.after })).toBe('单选题 · 抽到 68 人次 · 已作废');
  });
});
