/** One phone in a browser, with an answer of the gallery's choosing to each of its calls. */
import type { Browser, BrowserContext, Locator, Page, Route } from 'playwright-core';
import type { Envelope } from '../../contract';
import type { Request } from './answers/real';

/** What becomes of a call. */
export type Outcome = { kind: 'never' } | { kind: 'broken' } | { kind: 'answer'; envelope: Envelope<unknown> };
export type Answering = (request: Request) => Promise<Outcome>;

export const looks = ['normal', 'large', 'dark'] as const;
export type Look = (typeof looks)[number];

export interface Size {
  width: number;
  height: number;
}

export interface PhoneOptions {
  baseUrl: string;
  /** Where the clock of the phone stands still, epoch ms. */
  now: number;
  as: string | null;
  look: Look;
  size: Size;
  /** WeChat's number of the way in; an ordinary start when not given. */
  scene?: number;
  storage?: Record<string, unknown>;
  answering: Answering;
  /** Told of every error inside the phone. */
  onError: (message: string) => void;
}

/** WeChat's large type, in px. */
const LARGE_FONT = 22;
/** A page that is not at rest after this long is broken. */
const PATIENCE_MS = 30_000;
/** Nothing may be asked for this long before a page counts as at rest. */
const QUIET_MS = 120;

/** Chance that is the same in every phone. */
const SEEDED_CHANCE = `{
  let seed = 20251206;
  Math.random = () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}`;

/** Fonts are there, pictures are loaded, what moves once has arrived, and two frames were drawn. */
const AT_REST = `(async () => {
  await document.fonts.ready;
  await Promise.all([...document.images].map((image) => image.complete || new Promise((done) => (image.onload = image.onerror = done))));
  for (const animation of document.getAnimations()) {
    if (animation.effect?.getComputedTiming().endTime !== Infinity) animation.finish();
  }
  await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
})()`;

/** The texts of the page whose place reaches into a box, a dozen at most. */
const WORDS_IN = `(box) => {
  const found = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const range = document.createRange();
    range.selectNodeContents(node);
    const at = range.getBoundingClientRect();
    const text = node.textContent.trim();
    const isIn = at.right > box.left && at.left < box.right && at.bottom > box.top && at.top < box.bottom;
    if (text !== '' && isIn) found.push(text);
  }
  return found.slice(0, 12);
}`;

/** What the framework warns of in a template of the app begins with its file. */
const OF_A_TEMPLATE = /^(pages|packages|components)\//;

/** What the mini-program's own code finds in the window that it runs in. */
interface PhoneWindow {
  getCurrentPages(): { data: Record<string, unknown> }[];
}

/** What scrolls on the page on top. */
const SCROLLER = `document.querySelector('.mp-top .mp-scroll')`;

export class GalleryPhone {
  /** Calls on their way, and so far. */
  #open = 0;
  #asked = 0;
  #lastAsked = 0;
  answering: Answering;

  private constructor(
    readonly context: BrowserContext,
    readonly page: Page,
    private readonly options: PhoneOptions,
  ) {
    this.answering = options.answering;
  }

  /** Turns a phone on, without a page. */
  static async start(browser: Browser, options: PhoneOptions): Promise<GalleryPhone> {
    const { size, look, storage = {}, as, now } = options;
    const context = await browser.newContext({
      viewport: size,
      deviceScaleFactor: 1,
      reducedMotion: 'reduce',
      colorScheme: look === 'dark' ? 'dark' : 'light',
    });
    const page = await context.newPage();
    page.setDefaultTimeout(PATIENCE_MS);
    const phone = new GalleryPhone(context, page, options);
    page.on('pageerror', (error) => options.onError(error.message));
    page.on('console', (message) => {
      if (message.type() === 'warning' && OF_A_TEMPLATE.test(message.text())) options.onError(message.text());
    });
    await page.clock.setFixedTime(now);
    await page.addInitScript(SEEDED_CHANCE);
    const kept = Object.entries(storage).map(([key, value]) => [
      `phone:${as ?? 'nobody'}:${key}`,
      JSON.stringify({ value }),
    ]);
    await page.addInitScript(`for (const [key, value] of ${JSON.stringify(kept)}) localStorage.setItem(key, value);`);
    await page.route('**/control/clock', (route) => route.fulfill({ json: { now } }));
    // The clock is never moved: an empty answer ends the stream for good.
    await page.route('**/control/events', (route) => route.fulfill({ status: 204 }));
    await page.route('**/wx/callFunction', (route) => phone.#answer(route));
    return phone;
  }

  /** The page on top. */
  get top(): Locator {
    return this.page.locator('.mp-page.mp-top');
  }

  /** Starts the mini-program with a page. */
  async open(path: string, query: Record<string, string>): Promise<void> {
    const { baseUrl, as, look, scene } = this.options;
    const address = new URLSearchParams({ as: as ?? '', privacy: 'agreed' });
    if (look === 'large') address.set('font', String(LARGE_FONT));
    if (look === 'dark') address.set('theme', 'dark');
    if (scene !== undefined) address.set('scene', String(scene));
    await this.page.goto(`${baseUrl}/phone/phone.html?${address.toString()}#/${addressOf(path, query)}`);
    await this.top.waitFor();
  }

  resize(size: Size): Promise<void> {
    return this.page.setViewportSize(size);
  }

  /** Opens a page anew in a window of another size; the mini-program goes on running. */
  async reopen(path: string, query: Record<string, string>, size: Size): Promise<void> {
    await this.resize(size);
    await this.page.evaluate(`wx.reLaunch({ url: ${JSON.stringify(`/${addressOf(path, query)}`)} })`);
    await this.top.waitFor();
  }

  /** Path of the page on top, as in app.json. */
  async path(): Promise<string> {
    return (await this.top.locator('wx-page').getAttribute('is')) ?? '';
  }

  /** Waits until the page on top has what it shows. A busy machine may take a while until it asks for it at all. */
  async loaded(): Promise<void> {
    await this.page.waitForFunction(
      () => (globalThis as unknown as PhoneWindow).getCurrentPages().at(-1)?.data['status'] !== 'loading',
    );
  }

  /** Waits until the page asks nothing and nothing moves. @throws when that does not come */
  async rest(): Promise<void> {
    const deadline = Date.now() + PATIENCE_MS;
    let asked: number;
    do {
      while (this.#open > 0 || Date.now() - this.#lastAsked < QUIET_MS) {
        if (Date.now() > deadline) throw new Error('the page does not come to rest');
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
      // A busy machine may take its time to draw an answer and ask the next thing.
      asked = this.#asked;
      await this.page.evaluate(AT_REST);
    } while (asked !== this.#asked);
  }

  /** Scrolls to the end of the page. @returns how high it is, px */
  async scrollToEnd(): Promise<number> {
    return this.page.evaluate<number>(`(() => {
      const scroller = ${SCROLLER};
      scroller.scrollTop = scroller.scrollHeight;
      return scroller.scrollHeight;
    })()`);
  }

  /** How much of the page lies below the screen, px. */
  async hiddenHeight(): Promise<number> {
    return this.page.evaluate<number>(`${SCROLLER}.scrollHeight - ${SCROLLER}.clientHeight`);
  }

  /** The words on the screen that reach into a box: what a difference is about. */
  async wordsIn({ x, y, width, height }: Size & { x: number; y: number }): Promise<string> {
    const box = JSON.stringify({ left: x, top: y, right: x + width, bottom: y + height });
    const words = await this.page.evaluate<string[]>(`(${WORDS_IN})(${box})`);
    return words.length === 0 ? 'no words there' : words.map((text) => `「${text}」`).join(' ');
  }

  picture(): Promise<Buffer> {
    return this.page.screenshot({ animations: 'disabled' });
  }

  close(): Promise<void> {
    return this.context.close();
  }

  async #answer(route: Route): Promise<void> {
    const { as, data } = route.request().postDataJSON() as { as: string | null; data: Omit<Request, 'as'> };
    this.#open += 1;
    this.#asked += 1;
    this.#lastAsked = Date.now();
    try {
      const outcome = await this.answering({ ...data, as });
      if (outcome.kind === 'broken') await route.abort('connectionfailed');
      if (outcome.kind === 'answer') {
        await route.fulfill({ json: { result: outcome.envelope, requestID: data.requestId } });
      }
    } catch (error) {
      this.options.onError(error instanceof Error ? error.message : String(error));
      // A phone that was closed meanwhile wants no answer.
      await route.abort().catch(() => undefined);
    } finally {
      this.#open -= 1;
      this.#lastAsked = Date.now();
    }
  }
}

/** `path?query` as a mini-program has it. */
const addressOf = (path: string, query: Record<string, string>): string => {
  const pairs = Object.entries(query).map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
  return pairs.length === 0 ? path : `${path}?${pairs.join('&')}`;
};
