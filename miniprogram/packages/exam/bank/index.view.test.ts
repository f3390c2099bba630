import { bankInput, noFilters, questionCard } from './index.view';

describe('the question bank', () => {
  it('shows a question with what is right', () => {
    const card = questionCard({
      ...{ questionId: 'q', addedAt: 0, kind: 'multiple', text: '哪些？', rightIds: ['a', 'c'], explanation: '' },
      ...{
        tags: ['质控'],
        difficulty: 'easy',
        picture: { url: 'https://files/ecg.png', widthPixels: 4, heightPixels: 3, description: '心电图' },
      },
      options: ['a', 'b', 'c'].map((optionId) => ({ optionId, text: `项${optionId}` })),
    });
    expect(card).toMatchObject({ line: '多选题 · 容易 · 质控', right: '项a；项c' });
    expect(card).toMatchObject({ picture: 'https://files/ecg.png', pictureName: '图片：心电图' });
  });

  it('asks for what is chosen alone', () => {
    expect(bankInput(noFilters)).toEqual({});
    expect(bankInput({ search: '失控', kind: 'single', difficulty: 'nothing' })).toEqual({
      search: '失控',
      kind: 'single',
    });
  });
});
