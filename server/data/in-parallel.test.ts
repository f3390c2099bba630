import { inParallel } from './in-parallel';

const tick = () => new Promise((resolve) => setImmediate(resolve));

describe('work in parallel', () => {
  it('gives results in the order of the items and never does more at once than it may', async () => {
    let atOnce = 0;
    let most = 0;
    const doubled = await inParallel([1, 2, 3, 4, 5, 6, 7], 3, async (item) => {
      atOnce += 1;
      most = Math.max(most, atOnce);
      for (let wait = item % 3; wait >= 0; wait -= 1) await tick();
      atOnce -= 1;
      return item * 2;
    });
    expect(doubled).toEqual([2, 4, 6, 8, 10, 12, 14]);
    expect(most).toBe(3);
  });

  it('begins nothing more after a failure, awaits what is under way and throws the failure', async () => {
    const ended: number[] = [];
    const work = async (item: number): Promise<void> => {
      await tick();
      if (item === 1) throw new Error('the first fails');
      await tick();
      ended.push(item);
    };
    await expect(inParallel([1, 2, 3, 4], 2, work)).rejects.toThrow('the first fails');
    expect(ended).toEqual([2]);
  });

  it('does nothing with nothing', async () => {
    expect(await inParallel([], 4, () => Promise.reject(new Error('not to be called')))).toEqual([]);
  });
});
