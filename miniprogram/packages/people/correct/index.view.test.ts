import { correctView } from './index.view';

describe('修改资料', () => {
  it('shows what it is for (not built yet: index.view.ts only throws)', () => {
    expect(correctView().lines).not.toEqual([]);
  });
});
