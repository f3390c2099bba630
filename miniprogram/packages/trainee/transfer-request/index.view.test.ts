import { transferRequestView } from './index.view';

describe('申请转单位', () => {
  it('shows what it is for (not built yet: index.view.ts only throws)', () => {
    expect(transferRequestView().lines).not.toEqual([]);
  });
});
