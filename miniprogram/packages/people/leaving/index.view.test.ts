import { leavingView } from './index.view';

describe('登记离职', () => {
  it('shows what it is for (not built yet: index.view.ts only throws)', () => {
    expect(leavingView().lines).not.toEqual([]);
  });
});
