import { transferView } from './index.view';

describe('转单位', () => {
  it('shows what it is for (not built yet: index.view.ts only throws)', () => {
    expect(transferView().lines).not.toEqual([]);
  });
});
