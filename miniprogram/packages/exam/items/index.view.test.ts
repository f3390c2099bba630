import { itemCard } from './index.view';

const item = {
  itemId: 'q:1',
  kind: 'single' as const,
  text: '定量检测系统的性能验证至少应包括',
  picture: null,
  options: [
    { optionId: 'a', text: '精密度', right: false, chosen: 6 },
    { optionId: 'b', text: '正确度', right: true, chosen: 21 },
    { optionId: 'c', text: '以上都是', right: false, chosen: 37 },
  ],
  struck: false,
  asked: 68,
  rightPercent: 31,
  discriminationHundredths: 4,
  check: true,
};

describe('a question and what was answered', () => {
  it('says what most people chose where that is wrong', () => {
    expect(itemCard(item)).toMatchObject({
      line: '单选题 · 抽到 68 人次',
      tag: { word: '建议检查' },
      rightWords: '31%',
      discriminationWords: '0.04',
      advice: '多数选 C，请核对答案',
    });
    expect(itemCard(item).options[2]).toMatchObject({ letter: 'C', percent: 54, words: '37 人次' });
  });

  it('says nothing where nothing strikes, and that too few have answered', () => {
    const quiet = itemCard({ ...item, check: false, discriminationHundredths: null });
    expect(quiet).toMatchObject({ tag: null, advice: '', discriminationWords: '人数太少', discrimination: 0 });
  });

  it('shows one that was struck as such', () => {
    expect(itemCard({ ...item, struck: true, check: false }).tag?.word).toBe('已作废');
  });
});
