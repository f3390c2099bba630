import { instantOf } from '../../../../domain/kernel/time';
import { barsOf, figuresOf, headOf, hiddenWords } from './index.view';

const closed = {
  title: '医学检验质量管理新进展培训班',
  projectNumber: '2025-11-02-018 (省)',
  creditLevel: 'provincial' as const,
  batchBegin: '2025-11-29',
  batchEnd: '2025-11-30',
  opensAt: instantOf('2025-11-29', '18:00:00'),
  closesAt: instantOf('2025-12-08'),
  state: 'closed' as const,
  answers: 96,
  people: 112,
  results: {
    meanHundredths: 450,
    textCount: 2,
    heldCount: 1,
    questions: [
      { questionId: 'item:content', text: '课程内容', counts: [0, 2, 6, 27, 61], meanHundredths: 453 },
      { questionId: 'lecturer:c1', text: '刘芳', topic: '检验前质量', counts: null, meanHundredths: null },
    ],
  },
};

describe('the results of an evaluation', () => {
  it('say how many have answered, and how they have rated', () => {
    expect(headOf(closed)).toMatchObject({ state: '已截止', dates: '11-29 至 11-30' });
    expect(figuresOf(closed)).toEqual({ answers: 96, people: 112, rate: '85.7%', mean: '4.50', meanNote: '1 题平均' });
    const { project, lecturers } = barsOf(closed.results);
    expect(project).toMatchObject([{ text: '课程内容', mean: '4.53' }]);
    expect(lecturers).toMatchObject([{ text: '刘芳', mean: '–', counts: [] }]);
    expect(hiddenWords(closed)).toBe('');
  });

  it('say why nothing else is shown', () => {
    const hidden = { ...closed, results: null };
    expect(hiddenWords({ ...hidden, state: 'notOpen' })).toBe('11-29 18:00 开放');
    expect(hiddenWords({ ...hidden, state: 'open' })).toContain('12-07 24:00 截止后，满 5 份');
    expect(hiddenWords({ ...hidden, answers: 4 })).toContain('只收到 4 份');
    expect(figuresOf({ ...hidden, people: 0, answers: 0 })).toMatchObject({ rate: '', mean: '' });
  });
});
