import type { Browser, Page } from 'playwright-core';
import { PNG } from 'pngjs';
import { launchBrowser } from '../../../local/browser';
import { differenceOf, reduced } from './picture';

const row = (name: string): string => `<div class="row"><i></i><span>${name}</span><small>12-05 提交</small></div>`;
const PAGE = `<!doctype html><meta charset="utf-8"><style>
  body { margin: 0; font: 17px/24px 'Noto Sans CJK SC', sans-serif; color: #14262b; background: #f2f6f7; }
  .row { display: flex; gap: 8px; padding: 8px; margin: 4px; background: #fff; }
  i { width: 20px; height: 20px; border-radius: 10px; background: #0d7680; }
  small { color: #606f76; }
</style>${['曾莉', '卢海洋'].map(row).join('')}`;

/** Small, as the tests' own world makes every pixel slow. */
const SIZE = { width: 180, height: 96 };

describe('a kept picture', () => {
  let browser: Browser;
  let page: Page;
  let kept: Buffer;

  beforeAll(async () => {
    browser = await launchBrowser();
    page = await browser.newPage({ viewport: SIZE });
  });
  afterAll(() => browser.close());
  beforeEach(async () => {
    await page.setContent(PAGE);
    kept = reduced(await page.screenshot());
  });

  const after = async (rule: string) => {
    await page.addStyleTag({ content: rule });
    return differenceOf(kept, await page.screenshot());
  };

  it('is the same as the screen that it was taken of', async () => {
    expect(differenceOf(kept, await page.screenshot())).toBeUndefined();
  });

  it('does not mind characters drawn a fraction of a pixel elsewhere', async () => {
    expect(await after('span, small { transform: translateY(0.3px); }')).toBeUndefined();
  });

  it.each([
    ['an element that has moved by three pixels', '.row:nth-of-type(2) span { transform: translateX(3px); }'],
    ['an icon that is missing', '.row:nth-of-type(2) i { visibility: hidden; }'],
    ['a text that is missing', '.row:nth-of-type(1) small { visibility: hidden; }'],
    ['a text of another colour', 'small { color: #b42318; }'],
    ['a text of another weight', 'span { font-weight: 700; }'],
    ['a card that has become a little lower', '.row { padding: 6px 8px; }'],
  ])('tells %s', async (_, rule) => {
    expect((await after(rule))?.why).toMatch(/pixels differ/);
  });

  it('tells a screen of another size', async () => {
    await page.setViewportSize({ ...SIZE, height: 97 });
    expect(differenceOf(kept, await page.screenshot())?.why).toBe('180 × 97 px instead of 180 × 96');
    await page.setViewportSize(SIZE);
  });

  it('has the colours of the screen, in less room', async () => {
    const screen = await page.screenshot();
    const [before, after] = [PNG.sync.read(screen), PNG.sync.read(kept)];
    expect([after.width, after.height]).toEqual([before.width, before.height]);
    // The corner of the page, the first card, its icon.
    for (const [x, y] of [
      [1, 1],
      [100, 8],
      [22, 24],
    ] as const) {
      const at = (y * before.width + x) * 4;
      expect([...after.data.subarray(at, at + 4)]).toEqual([...before.data.subarray(at, at + 4)]);
    }
    expect(kept.length).toBeLessThan(screen.length * 0.75);
  });
});
