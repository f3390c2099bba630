/** One phone in a real browser that plays the built mini-program against a local cloud. */
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import type { CallLogEntry } from '../../local/cloud';
import { root } from '../../scripts/start/deployment';
import type { TestCloud } from '../../test/support/cloud';
import type { TestPersonId } from '../../test/support/people';

/** No answer is open and no question was asked for this long: the screen has all that it asks for. */
const QUIET_MS = 500;
const LOOK_EVERY_MS = 25;
const PATIENCE_MS = 60_000;

/** Lets a page of the browser find the built phone beside the local cloud. */
export async function servePhone(page: Page, baseUrl: string, folder = path.join(root, 'dist/phone')): Promise<void> {
  await page.route(`${baseUrl}/phone/**`, (route) =>
    route.fulfill({ path: path.join(folder, new URL(route.request().url()).pathname) }),
  );
}

/** The calls that a page has sent and that are not answered yet. */
export class OpenCalls {
  open = 0;
  /** When the last one was sent or answered. */
  #latestAt = performance.now();

  constructor(page: Page, sent: (body: string) => void = () => undefined) {
    const isCall = (request: { url(): string }): boolean => request.url().endsWith('/wx/callFunction');
    const over = (request: { url(): string }): void => {
      if (isCall(request)) this.#moved(-1);
    };
    page.on('request', (request) => {
      if (!isCall(request)) return;
      this.#moved(1);
      sent(request.postData() ?? '');
    });
    page.on('requestfinished', over);
    page.on('requestfailed', over);
  }

  /** Waits until all is answered and nothing more is asked. @throws Error when that does not come */
  async quiet(): Promise<void> {
    const began = performance.now();
    this.#latestAt = began;
    while (this.open > 0 || performance.now() - this.#latestAt < QUIET_MS) {
      if (performance.now() - began > PATIENCE_MS) throw new Error('the phone does not come to rest');
      await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
    }
  }

  #moved(by: number): void {
    this.open += by;
    this.#latestAt = performance.now();
  }
}

/** What a phone has sent to a function. */
export interface SentCall {
  call: string;
  input: Record<string, unknown>;
}

/** The mini-program's own way from page to page, in the window of the phone. */
interface PhoneWindow {
  wx: { navigateTo(to: { url: string }): unknown; navigateBack(): unknown };
  getCurrentPages(): { route: string; data: { status?: string } }[];
}

/** A phone as somebody holds it, whose calls are counted. */
export class CountedPhone {
  readonly #page: Page;
  readonly #cloud: TestCloud;
  readonly #as: TestPersonId;
  readonly #calls: OpenCalls;
  /** Everything that it has sent, the oldest first. */
  readonly sent: SentCall[] = [];

  private constructor(page: Page, cloud: TestCloud, as: TestPersonId) {
    this.#page = page;
    this.#cloud = cloud;
    this.#as = as;
    this.#calls = new OpenCalls(page, (body) => this.sent.push((JSON.parse(body) as { data: SentCall }).data));
  }

  /** A new phone: nothing is remembered on it. */
  static async take(browser: Browser, cloud: TestCloud, as: TestPersonId): Promise<CountedPhone> {
    const page = await browser.newPage({ viewport: { width: 375, height: 812 } });
    await servePhone(page, cloud.baseUrl);
    return new CountedPhone(page, cloud, as);
  }

  /** Starts the mini-program at a page. */
  start(at: string): Promise<CallLogEntry[]> {
    return this.#during(async () => {
      await this.#page.goto(`${this.#cloud.baseUrl}/phone/phone.html?as=${this.#as}#/${at}`);
    });
  }

  /** Opens a page over the one that is shown. */
  goTo(at: string): Promise<CallLogEntry[]> {
    return this.#during(() =>
      this.#page.evaluate((url) => void (globalThis as unknown as PhoneWindow).wx.navigateTo({ url }), `/${at}`),
    );
  }

  /** Returns to the page below. */
  goBack(): Promise<CallLogEntry[]> {
    return this.#during(() => this.#page.evaluate(() => void (globalThis as unknown as PhoneWindow).wx.navigateBack()));
  }

  /** The page that is shown, without its query. @throws when it could not load what it shows */
  async shown(): Promise<string> {
    const { route, status } = await this.#page.evaluate(() => {
      const top = (globalThis as unknown as PhoneWindow).getCurrentPages().at(-1);
      return { route: top?.route ?? '', status: top?.data.status };
    });
    if (status === 'failed') throw new Error(`${route} has failed`);
    return route;
  }

  close = (): Promise<void> => this.#page.close();

  /** What was asked of the cloud meanwhile, until the phone is quiet. */
  async #during(act: () => Promise<unknown>): Promise<CallLogEntry[]> {
    const since = this.#cloud.calls().at(-1)?.sequence ?? 0;
    await act();
    await this.#calls.quiet();
    return this.#cloud.calls().filter(({ sequence, who }) => sequence > since && who === this.#as);
  }
}
