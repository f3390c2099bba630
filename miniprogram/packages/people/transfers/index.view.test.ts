import { emptyWords, sideTabs, transferCard } from './index.view';

const row = {
  transferId: 't1',
  name: '欧阳静',
  fromInstitutionName: '甲医院',
  toInstitutionName: '乙医院',
  comesBack: false,
  state: 'asked',
  turn: 'old',
  submittedAt: Date.UTC(2025, 11, 1, 2, 6),
  readyAt: Date.UTC(2025, 11, 8, 2, 6),
} as const;

describe('a transfer in the list of an institution', () => {
  it('says whose turn it is, until when, and whether it is this one’s', () => {
    expect(transferCard('outgoing', row)).toMatchObject({
      line: '到 乙医院',
      due: '原单位答复期到 12-08 10:06',
      ours: true,
      state: 'asked',
    });
    expect(transferCard('incoming', row)).toMatchObject({ line: '从 甲医院', ours: false });
  });

  it('may be approved once the days are over, though nobody has answered', () => {
    expect(transferCard('incoming', { ...row, turn: 'new' })).toMatchObject({ ours: true, state: 'agreed' });
  });

  it('names no other institution for whoever comes back', () => {
    expect(transferCard('incoming', { ...row, comesBack: true }).line).toBe('申请恢复注册');
  });

  it('counts what waits for this institution, once it is known', () => {
    expect(sideTabs(null).map(({ count }) => count)).toEqual([null, null]);
    expect(sideTabs({ toApprove: 1, toAnswer: 2 }).map(({ count }) => count)).toEqual([1, 2]);
  });

  it('has words for an empty list of each kind', () => {
    const words = (['incoming', 'outgoing'] as const).map((side) => emptyWords(side, 'open', '').title);
    expect(
      new Set([...words, emptyWords('incoming', 'ended', '').title, emptyWords('incoming', 'open', '王').title]).size,
    ).toBe(4);
  });
});
