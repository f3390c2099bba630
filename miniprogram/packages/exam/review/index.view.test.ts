import { reviewed } from './index.view';

describe('an attempt that is looked at afterwards', () => {
  it('names what was chosen and what was right in words', () => {
    const option = (optionId: string, chosen: boolean, right: boolean) => ({ optionId, text: optionId, chosen, right });
    const [question] = reviewed([
      {
        ...{ kind: 'multiple', text: '哪些？', points: 5, tenths: 25, graded: 'half', explanation: '因为' },
        picture: null,
        options: [
          option('x', true, true),
          option('y', false, true),
          option('z', true, false),
          option('w', false, false),
        ],
      },
    ]);
    expect(question).toMatchObject({ line: '多选题 · 2.5 / 5 分', tag: { word: '少选，得一半分' } });
    expect(question?.options.map(({ letter, look, words }) => [letter, look, words])).toEqual([
      ['A', 'right', '您选了，正确'],
      ['B', 'right', '正确答案'],
      ['C', 'wrong', '您选了'],
      ['D', '', ''],
    ]);
  });
});
