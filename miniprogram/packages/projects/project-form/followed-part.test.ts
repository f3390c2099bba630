import { followedPart, partUnder } from './followed-part';

const parts = (...tops: number[]) =>
  ['catalogue', 'arrangement', 'people', 'notice'].map((id, index) => {
    const top = tops[index] ?? 0;
    return { id: `part-${id}`, top, bottom: top + 300 };
  });

it('is the last part whose head has reached the tabs, at the top the first', () => {
  expect(partUnder({ bottom: 48 }, parts(60, 400, 900, 1400))).toBe('catalogue');
  expect(partUnder({ bottom: 48 }, parts(-300, 60, 500, 1000))).toBe('arrangement');
  expect(partUnder({ bottom: 48 }, parts(-900, -500, 20, 500))).toBe('people');
  expect(partUnder({ bottom: 48 }, [])).toBe('');
});

describe('the underlined tab', () => {
  /** A phone that answers a measuring when it is told to. */
  function form() {
    const told: string[] = [];
    const waiting: (() => void)[] = [];
    const screen = { parts: parts(60, 400, 900, 1400) };
    const query = {
      select: () => query,
      selectAll: () => query,
      boundingClientRect: () => query,
      exec: (done: (found: unknown) => void) =>
        void waiting.push(() => done([{ id: '', top: 0, bottom: 48 }, screen.parts])),
    };
    Object.assign(globalThis, { wx: { createSelectorQuery: () => query } });
    const follower = followedPart((part) => told.push(part));
    const answer = () => waiting.shift()?.();
    return { follower, screen, told, waiting, answer };
  }

  it('follows a hand, with one measuring at a time and one more for what moved meanwhile', () => {
    const { follower, screen, told, waiting, answer } = form();
    follower.scrolled(10);
    follower.scrolled(340);
    expect(waiting).toHaveLength(1);
    answer();
    screen.parts = parts(-300, 60, 500, 1000);
    expect(waiting).toHaveLength(1);
    answer();
    expect(told).toEqual(['catalogue', 'arrangement']);
    expect(waiting).toHaveLength(0);
  });

  it('stays where somebody jumped to, until they scroll', () => {
    const { follower, told, answer, waiting } = form();
    follower.jumped();
    follower.scrolled(900);
    expect(waiting).toHaveLength(0);
    follower.touched();
    follower.scrolled(880);
    answer();
    expect(told).toEqual(['catalogue']);
  });

  it('is the last one at the end of the page, and follows again on the way up', () => {
    const { follower, told, answer } = form();
    follower.scrolled(1000);
    follower.reachedEnd('notice');
    answer();
    follower.scrolled(1040);
    expect(told).toEqual(['notice']);
    follower.scrolled(900);
    answer();
    expect(told).toEqual(['notice', 'catalogue']);
  });
});
