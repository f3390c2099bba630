import { paged } from './paged';

const numbers = (from: number, to: number): number[] => Array.from({ length: to - from + 1 }, (_, at) => from + at);
const pages: Record<string, { rows: number[]; nextCursor?: string }> = {
  start: { rows: numbers(1, 20), nextCursor: 'b' },
  b: { rows: [21, 22], nextCursor: 'c' },
  c: { rows: [23] },
};
const fetchPage = async ({ cursor = 'start' }: { cursor?: string }) => pages[cursor] ?? { rows: [] };

describe('a list fetched as the user scrolls', () => {
  it('goes on where it stopped, and stops at the end', async () => {
    const list = paged(fetchPage);
    expect(await list.first(0)).toEqual(numbers(1, 20));
    expect(await list.more()).toEqual([21, 22]);
    expect(await list.more()).toEqual([23]);
    expect(list.hasMore()).toBe(false);
    expect(await list.more()).toEqual([]);
  });

  it('does not fetch the same page twice while it is on its way', async () => {
    const list = paged(fetchPage);
    await list.first(0);
    expect(await Promise.all([list.more(), list.more()])).toEqual([[21, 22], []]);
  });

  it('drops a late page of a list that was started anew', async () => {
    let release: () => void = () => undefined;
    const gate = new Promise<void>((resolve) => (release = resolve));
    const list = paged(async (page: { cursor?: string }) => {
      if (page.cursor !== undefined) await gate;
      return fetchPage(page);
    });
    await list.first(0);
    const late = list.more();
    await list.first(0);
    release();
    expect(await late).toEqual([]);
  });

  it('looks on where a page has no rows but a cursor, until there is something or the end', async () => {
    const sparse: typeof pages = {
      start: { rows: [], nextCursor: 'b' },
      b: { rows: [], nextCursor: 'c' },
      c: { rows: [5] },
    };
    const list = paged(async ({ cursor = 'start' }: { cursor?: string }) => sparse[cursor] ?? { rows: [] });
    expect(await list.first(0)).toEqual([5]);
    expect(list.hasMore()).toBe(false);
  });

  it('goes on by itself until the screen is full, for a short list cannot be scrolled', async () => {
    const sparse: typeof pages = {
      start: { rows: [1], nextCursor: 'b' },
      b: { rows: numbers(2, 19), nextCursor: 'c' },
      c: { rows: [20], nextCursor: 'd' },
      d: { rows: [], nextCursor: 'e' },
      e: { rows: [21] },
    };
    const list = paged(async ({ cursor = 'start' }: { cursor?: string }) => sparse[cursor] ?? { rows: [] });
    expect(await list.first(0)).toEqual(numbers(1, 20));
    expect(list.hasMore()).toBe(true);
    expect(await list.more()).toEqual([21]);
  });

  it('fetches nothing more while it begins anew: the old cursor belongs to another list', async () => {
    let release: () => void = () => undefined;
    const asked: (string | undefined)[] = [];
    const list = paged(async (page: { cursor?: string }) => {
      asked.push(page.cursor);
      if (asked.length === 2) await new Promise<void>((resolve) => (release = resolve));
      return fetchPage(page);
    });
    await list.first(0);
    const anew = list.first(0);
    expect(await list.more()).toEqual([]);
    release();
    await anew;
    expect(asked).toEqual([undefined, undefined]);
    expect(await list.more()).toEqual([21, 22]);
  });

  it('can be scrolled on after a refresh that failed', async () => {
    let broken = false;
    const list = paged(async (page: { cursor?: string }) => {
      if (broken) throw new Error('no network');
      return fetchPage(page);
    });
    await list.first(0);
    broken = true;
    await expect(list.first(0)).rejects.toThrow('no network');
    broken = false;
    expect(await list.more()).toEqual([21, 22]);
  });

  it('goes on after a page that failed', async () => {
    let broken = true;
    const list = paged(async (page: { cursor?: string }) => {
      if (page.cursor !== undefined && broken) throw new Error('no network');
      return fetchPage(page);
    });
    await list.first(0);
    await expect(list.more()).rejects.toThrow('no network');
    broken = false;
    expect(await list.more()).toEqual([21, 22]);
  });

  it('is as long as it was left when somebody comes back to its end', async () => {
    const list = paged(fetchPage);
    expect(await list.first(21)).toEqual(numbers(1, 22));
    expect(await list.more()).toEqual([23]);
    expect(await list.first(23)).toEqual(numbers(1, 23));
    expect(list.hasMore()).toBe(false);
  });

  it('asks for as many rows as are shown, within what the contract allows', async () => {
    const limits: number[] = [];
    const list = paged(async ({ limit }: { limit: number }) => {
      limits.push(limit);
      return { rows: [] };
    });
    await list.first(0);
    await list.first(60);
    await list.first(500);
    expect(limits).toEqual([20, 60, 100]);
  });
});
