import { exportView } from './index.view';

describe('导出表格', () => {
  it('shows what it is for (not built yet: index.view.ts only throws)', () => {
    expect(exportView().lines).not.toEqual([]);
  });
});
