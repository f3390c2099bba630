import {
  answeredPercent,
  chosenAfter,
  clockView,
  questionView,
  savedWords,
  sheetCells,
  unanswered,
  type Question,
} from './index.view';

const option = (optionId: string) => ({ optionId, text: `项${optionId}` });
const question = (over: Partial<Question> = {}): Question => ({
  ...{
    kind: 'single',
    text: '先做什么？',
    points: 5,
    options: ['c', 'a', 'b'].map(option),
    chosenIds: [],
    picture: null,
  },
  ...over,
});

describe('a question that is taken', () => {
  it('has letters in the order in which its options are shown', () => {
    const questions = [question(), question({ kind: 'multiple', chosenIds: ['a'] })];
    expect(questionView(questions, 1)).toMatchObject({
      number: 2,
      several: true,
      line: '共 2 题 · 多选题 · 5 分',
      options: [
        { letter: 'A', chosen: false },
        { letter: 'B', chosen: true },
        { letter: 'C', chosen: false },
      ],
      last: true,
    });
    expect(questionView(questions, 2)).toBeNull();
  });

  it('takes one option, or several', () => {
    expect(chosenAfter(question({ chosenIds: ['a'] }), 'b')).toEqual(['b']);
    const several = question({ kind: 'multiple', chosenIds: ['b'] });
    expect(chosenAfter(several, 'c')).toEqual(['c', 'b']);
    expect(chosenAfter(several, 'b')).toEqual([]);
  });

  it('is counted in the sheet', () => {
    const questions = [question({ chosenIds: ['a'] }), question({ chosenIds: ['b'] }), question()];
    expect(sheetCells(questions, 2, new Set([1])).map(({ state }) => state)).toEqual(['answered', 'waiting', 'open']);
    expect(sheetCells(questions, 2, new Set())[2]).toMatchObject({ here: true, label: '3未答' });
    expect([unanswered(questions), answeredPercent(questions), answeredPercent([])]).toEqual([1, 67, 0]);
  });
});

describe('the line below', () => {
  it('says when the last answer was saved, or what waits', () => {
    expect(savedWords({ waiting: 0, savedAt: null })).toBe('');
    expect(savedWords({ waiting: 2, savedAt: 1 })).toContain('2 题待上传');
    expect(savedWords({ waiting: 0, savedAt: Date.UTC(2025, 10, 30, 8, 21, 40) })).toBe('已保存 16:21:40');
  });

  it('warns five minutes before the end', () => {
    expect(clockView(5 * 60_000)).toMatchObject({ soon: false, words: '' });
    expect(clockView(5 * 60_000 - 1)).toMatchObject({ soon: true, words: '不到 5 分钟' });
    expect(clockView(-5)).toMatchObject({ words: '' });
  });
});
