import { DEFAULT_EVALUATION } from '../../../../domain/evaluation/form';
import { instantOf } from '../../../../domain/kernel/time';
import { batchRows, itemRows, lockLine, moved, problemLine } from './index.view';

const items = DEFAULT_EVALUATION.map((item) => ({ ...item }));
const batch = (over: object = {}) => ({
  ...{ batchId: 'b1', begin: '2025-11-29', end: '2025-11-30', answers: 0, begun: false },
  ...{ opensAt: instantOf('2025-11-29', '18:00:00'), closesAt: instantOf('2025-12-08') },
  ...over,
});

describe('the form of an evaluation as its administrator sees it', () => {
  it('names the lecturers it is made of, and what each question asks for', () => {
    const rows = itemRows(items, ['刘芳', '陈志远']);
    expect(rows[0]).toMatchObject({ number: 1, line: '打分 1–5 · 必答', first: true, fixed: false });
    expect(rows[3]).toMatchObject({ line: '打分 1–5 · 按课程生成：刘芳、陈志远', fixed: true });
    expect(itemRows(items, [])[3]?.line).toContain('课程还没有填讲师');
    expect(rows[5]).toMatchObject({ line: '文字 · 选填', last: true });
  });

  it('moves a question and leaves it at the ends', () => {
    const order = (list: { itemId: string }[]) => list.map(({ itemId }) => itemId);
    expect(order(moved(items, 'organisation', -1)).slice(0, 2)).toEqual(['organisation', 'content']);
    expect(order(moved(items, 'content', -1))).toEqual(order(items));
    expect(order(moved(items, 'improve', 1))).toEqual(order(items));
    expect(order(moved(items, 'content', 1)).slice(0, 2)).toEqual(['organisation', 'content']);
  });

  it('says what is wrong and until when it can be changed', () => {
    expect(problemLine(items)).toBe('');
    expect(problemLine([])).toBe('至少要有一道打分题');
    expect(lockLine({ batches: [batch()], locked: false })).toContain('11-29 18:00 开放');
    expect(lockLine({ batches: [batch({ begun: true }), batch()], locked: false })).toContain('有 1 期');
    expect(lockLine({ batches: [], locked: true })).toContain('不能再改');
    expect(batchRows([batch({ answers: 96 })])[0]).toMatchObject({
      title: '第 1 期 11-29 至 11-30',
      line: '96 份 · 11-29 18:00 开放，12-07 24:00 截止',
    });
  });
});
