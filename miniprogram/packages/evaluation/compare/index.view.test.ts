import { evaluationCard } from './index.view';

const row = {
  ...{ projectId: 'p1', batchId: 'b1', title: '新进展', projectNumber: '2025-1', institutionName: '长沙市XX医院' },
  creditLevel: 'provincial' as const,
  ...{ batchBegin: '2025-11-29', batchEnd: '2025-11-30', closedAt: 0, answers: 96, people: 112, meanHundredths: 450 },
};

describe('an evaluation as the centre compares it', () => {
  it('has its mean and how many have answered', () => {
    expect(evaluationCard(row)).toMatchObject({ mean: '4.50', note: '回收 96 / 112 · 85.7%' });
  });

  it('says why there is no mean', () => {
    expect(evaluationCard({ ...row, answers: 3, people: 0, meanHundredths: null })).toMatchObject({
      mean: '',
      note: '回收 3 / 0，不足 5 份不显示平均分',
    });
  });
});
