import * as fc from 'fast-check';
import type { Cell, TableRow } from '../kernel/table';
import { checkQuestion } from './question';
import { findQuestionHeadings, questionColumns, readQuestionRows } from './question-table';

const cells = (texts: readonly (string | Cell)[]): ReadonlyMap<number, Cell> =>
  new Map(
    texts.flatMap((each, at) =>
      each === '' ? [] : [[at, typeof each === 'string' ? { kind: 'text' as const, text: each } : each] as const],
    ),
  );
const headings = ['题型', '题目*', '选项A', '选项B', '选项C', '选项D', '正确答案*', '解析', '标签', '难度'];
const table = (...rows: readonly (string | Cell)[][]): TableRow[] =>
  [headings, ...rows].map((texts, index) => ({ number: index + 1, cells: cells(texts) }));
function read(...rows: readonly (string | Cell)[][]) {
  const all = table(...rows);
  const found = findQuestionHeadings(all);
  if (found.kind !== 'found') throw new Error('the headings are there');
  return readQuestionRows(all.slice(1), found.columns);
}
const problem = (...row: (string | Cell)[]) => {
  const [verdict] = read(row);
  return verdict?.kind === 'bad' ? [verdict.problem.column, verdict.problem.advice] : [];
};

describe('a row of a table of questions', () => {
  it('is a question as people write it', () => {
    expect(
      read(
        ['单选', '首先做什么？', '停止报告', '继续', '', '', 'Ａ', '先停', '室内质控、沟通', '易'],
        ['', '属于多重耐药菌的有', 'MRSA', 'VRE', 'MSSA', 'CRAB', 'a、b，D', '', '', ''],
        ['判断题', '危急值要立即报告', '', '', '', '', '√', '', '', '较难'],
        ['', '', '', '', '', '', '', '', '', ''],
      ),
    ).toMatchObject([
      { row: 2, question: { kind: 'single', rightIds: ['a'], tags: ['室内质控', '沟通'], difficulty: 'easy' } },
      { row: 3, question: { kind: 'multiple', rightIds: ['a', 'b', 'd'], difficulty: 'medium' } },
      { row: 4, question: { kind: 'trueFalse', rightIds: ['true'], difficulty: 'hard' } },
    ]);
  });

  it('says in which column what is wrong, and what to write', () => {
    const q = ['首先做什么？', '停止', '继续', '换试剂', ''] as const;
    expect(problem('单选', ...q, 'E')).toEqual(['正确答案', '答案要是选项里有的字母']);
    expect(problem('单项', ...q, 'AB')).toEqual(['题型', '请写单选题、多选题或判断题']);
    expect(problem('单选题', ...q, 'AB')?.[0]).toBe('正确答案');
    expect(problem('多选题', ...q, 'A')?.[1]).toMatch('至少两个正确答案');
    expect(problem('单选题', ...q, '停止')?.[1]).toMatch('字母');
    expect(problem('判断题', ...q, '也许')?.[1]).toBe('判断题请写正确或错误');
    expect(problem('单选题', '首先？', 'x', '', 'y', '', 'A')?.[1]).toMatch('连着写');
    expect(problem('单选题', ...q, 'A', '', '', '一般')?.[0]).toBe('难度');
    expect(problem('单选题', { kind: 'formula', text: '=1+1' }, 'x', 'y', '', '', 'A')?.[0]).toBe('题目');
    const twice = read(['', ...q, 'A'], ['', ...q, 'B']);
    expect(twice[1]).toMatchObject({ kind: 'bad', problem: { row: 3, advice: '和第 2 行是同一道题，请删掉一行' } });
  });

  it('never lets a bad question through, whatever stands in the cells', () => {
    const cell = fc.oneof(
      fc.constantFrom('', 'A', 'B', 'AB', '单选', '多选题', '判断', '正确', '=1+1', '难'),
      fc.string({ maxLength: 12 }),
    );
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 10, maxLength: 10 }), { maxLength: 6 }), (rows) => {
        for (const verdict of read(...rows))
          if (verdict.kind === 'good') expect(checkQuestion(verdict.question)).toEqual([]);
          else expect(questionColumns.map(({ title }) => title)).toContain(verdict.problem.column);
      }),
    );
  });
});
