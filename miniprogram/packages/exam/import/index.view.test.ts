import { badRowCards, questionBar, questionImportView } from './index.view';

const one = {
  ...{ state: 'read' as const, fileName: '检验质控题库.xlsx', startedAt: Date.UTC(2025, 10, 20), by: '李建华' },
  ...{ problem: null, rows: 60, good: 57, known: 2 },
  bad: [
    { row: 8, column: '正确答案', found: 'E', advice: '答案要是选项里有的字母' },
    { row: 23, column: '题目', found: '', advice: '请写题目' },
  ],
};

describe('a table of questions', () => {
  it('begins with choosing a file', () => {
    const shown = questionImportView(null);
    expect([shown.step, questionBar(shown, { skipBad: false }).primary]).toEqual(['choose', '选择文件']);
  });

  it('says how many can be taken, and row by row what to mend', () => {
    const shown = questionImportView(one);
    expect(shown).toMatchObject({ step: 'check', good: 57, bad: 2, note: '题库已有的题不会重复导入' });
    expect(questionBar(shown, { skipBad: false })).toMatchObject({ disabled: true, tip: '先改好 2 行，或勾选跳过' });
    expect(questionBar(shown, { skipBad: true })).toMatchObject({ does: 'take', primary: '导入 57 题' });
    expect(badRowCards(one.bad).map(({ place, name, text }) => [place, name, text])).toEqual([
      ['第 8 行', '正确答案', '写的是“E”。答案要是选项里有的字母'],
      ['第 23 行', '题目', '请写题目'],
    ]);
  });

  it('says why a file is none', () => {
    const refused = { ...one, state: 'refused' as const, problem: 'noColumn' as const };
    const shown = questionImportView(refused);
    expect(shown.step).toBe('choose');
    expect(shown.problem).toMatch('正确答案');
  });
});
