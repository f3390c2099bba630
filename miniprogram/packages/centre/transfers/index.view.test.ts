import { centreTransfersView } from './index.view';

describe('调动裁决', () => {
  it('shows what it is for (not built yet: index.view.ts only throws)', () => {
    expect(centreTransfersView().lines).not.toEqual([]);
  });
});
