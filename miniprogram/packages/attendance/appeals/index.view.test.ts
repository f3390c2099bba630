import { appealsView } from './index.view';

describe('申诉', () => {
  it('shows what it is for (not built yet: index.view.ts only throws)', () => {
    expect(appealsView().lines).not.toEqual([]);
  });
});
