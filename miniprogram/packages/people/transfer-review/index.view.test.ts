import { transferReviewView } from './index.view';

describe('调动审核', () => {
  it('shows what it is for (not built yet: index.view.ts only throws)', () => {
    expect(transferReviewView().lines).not.toEqual([]);
  });
});
