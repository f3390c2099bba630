/** Opens one page on a phone that has just been started, and looks when it shows something. */
import type { Browser, Page } from 'playwright-core';
import { LAUNCH_MARK, type LaunchWindow } from './artefact';

/** A page that people open the app with. */
export interface Launch {
  /** Path and query. */
  at: string;
  /** Id of the person who holds the phone. */
  as: string;
  /** WeChat's number of the way in. */
  scene?: number;
  /** Words that stand on the screen when it shows what it is for. */
  shows: readonly string[];
}

export interface Launched {
  /** Milliseconds from the first line of the app to the first paint. */
  paintMs: number;
  /** … and to what the page is for. */
  dataMs: number;
  /** Scripts evaluated until then, by their path. */
  evaluated: string[];
}

const PATIENCE_MS = 30_000;

/** What is used of the browser's window. */
type Window = LaunchWindow & {
  shownAt?: number;
  document: { querySelector(selector: string): { textContent: string } | null };
  MutationObserver: new (changed: () => void) => { observe(target: object, options: object): void };
};

interface LaunchSettings {
  /** How many times slower the processor is. */
  slowdown: number;
  /** Scripts that are evaluated before the launch begins. */
  preloaded: readonly string[];
  /** Something to do with the page before it is opened, and with what that gives when it shows its words. */
  prepare?: (page: Page) => Promise<() => Promise<void>>;
}

/** Opens a page on a new phone. @throws Error when it never shows its words */
export async function launch(
  browser: Browser,
  { baseUrl, at, as, scene, shows }: Launch & { baseUrl: string },
  { slowdown, preloaded, prepare }: LaunchSettings,
): Promise<Launched> {
  const context = await browser.newContext({ viewport: { width: 375, height: 812 } });
  try {
    const page = await context.newPage();
    page.on('pageerror', (error) => console.error(error));
    const finish = await prepare?.(page);
    await page.addInitScript(watch, { preloaded, shows });
    if (slowdown > 1) {
      const session = await context.newCDPSession(page);
      await session.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
    }
    const entered = scene === undefined ? '' : `&scene=${scene}`;
    await page.goto(`${baseUrl}/phone/phone.html?as=${as}${entered}#/${at}`);
    const isDone = () => {
      const painted = performance.getEntriesByName('first-contentful-paint').length > 0;
      return painted && (globalThis as unknown as Window).shownAt !== undefined;
    };
    await page.waitForFunction(isDone, undefined, { timeout: PATIENCE_MS }).catch(async () => {
      const text = await page.locator('body').innerText();
      throw new Error(`${at} never shows ${shows.join(', ')} but:\n${text}`);
    });
    await finish?.();
    return await page.evaluate((mark) => {
      const { shownAt = Number.NaN, evaluated } = globalThis as unknown as Window;
      const began = performance.getEntriesByName(mark)[0]?.startTime ?? Number.NaN;
      const painted = performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Number.NaN;
      return { paintMs: painted - began, dataMs: shownAt - began, evaluated };
    }, LAUNCH_MARK);
  } finally {
    await context.close();
  }
}

/** In the phone, before everything else: looks after each change of the screen whether the words are there. */
function watch({ preloaded, shows }: { preloaded: readonly string[]; shows: readonly string[] }): void {
  const phone = globalThis as unknown as Window;
  phone.evaluated = [];
  phone.preloaded = preloaded;
  new phone.MutationObserver(() => {
    if (phone.shownAt !== undefined) return;
    const text = phone.document.querySelector('.mp-page.mp-top')?.textContent ?? '';
    if (shows.every((words) => text.includes(words))) phone.shownAt = performance.now();
  }).observe(phone.document, { subtree: true, childList: true, characterData: true });
}
