import { withdrawApprovalView } from './index.view';

describe('撤销通过', () => {
  it('shows what it is for (not built yet: index.view.ts only throws)', () => {
    expect(withdrawApprovalView().lines).not.toEqual([]);
  });
});
