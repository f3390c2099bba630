import { nextAfter, placeOf } from './waiting';

describe('the queue of those who wait', () => {
  const waiting = { ids: ['a', 'b', 'c'], total: 3 };

  it('says where somebody stands in it', () => {
    expect(placeOf('b', waiting)).toBe('2 / 3');
    expect(placeOf('decided', waiting)).toBe('3 位');
  });

  it('goes on to the next, and from the last to those who were skipped', () => {
    expect(nextAfter('a', waiting)).toBe('b');
    expect(nextAfter('c', waiting)).toBe('a');
    expect(nextAfter('decided', waiting)).toBe('a');
  });

  it('ends with the last one', () => {
    expect(nextAfter('a', { ids: ['a'], total: 1 })).toBe('');
    expect(nextAfter('a', { ids: [], total: 0 })).toBe('');
  });
});
