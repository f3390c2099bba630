import { transfersView } from './index.view';

describe('调动', () => {
  it('shows what it is for (not built yet: index.view.ts only throws)', () => {
    expect(transfersView().lines).not.toEqual([]);
  });
});
