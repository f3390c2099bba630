import { correctionView } from './index.view';

describe('更正资料', () => {
  it('shows what it is for (not built yet: index.view.ts only throws)', () => {
    expect(correctionView().lines).not.toEqual([]);
  });
});
