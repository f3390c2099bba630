import { disputeCard, disputeTabs, emptyWords } from './index.view';

describe('调动裁决', () => {
  it('says who, from where to where, and since when the centre is asked', () => {
    const disputedAt = Date.UTC(2025, 11, 3, 1, 0);
    const row = {
      ...{
        transferId: 't1',
        name: '欧阳静',
        fromInstitutionName: '甲医院',
        toInstitutionName: '乙医院',
        comesBack: false,
      },
      ...({ state: 'disputed', turn: 'centre', submittedAt: 1, readyAt: null, disputedAt } as const),
    };
    expect(disputeCard(row)).toMatchObject({ initial: '欧', line: '甲医院 → 乙医院', asked: '12-03 09:00 请求裁决' });
  });

  it('counts what waits, and has words for both empty lists', () => {
    expect(disputeTabs(2).map(({ count }) => count)).toEqual([2, null]);
    expect(emptyWords('open').title).not.toBe(emptyWords('ended').title);
  });
});
