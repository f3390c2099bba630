import { correctionReviewView } from './index.view';

describe('更正审核', () => {
  it('shows what it is for (not built yet: index.view.ts only throws)', () => {
    expect(correctionReviewView().lines).not.toEqual([]);
  });
});
