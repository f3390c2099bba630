import { profileView } from './index.view';

describe('我的资料', () => {
  it('shows what it is for (not built yet: index.view.ts only throws)', () => {
    expect(profileView().lines).not.toEqual([]);
  });
});
