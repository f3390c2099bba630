/** The page of the rotating code in a real browser, whose time stands still until it is moved together with the cloud's. */
import type { Page } from 'playwright-core';
import { MINUTE_MS, SECOND_MS } from '../../domain/kernel/time';
import type { Holding } from '../../test/support/attendance';
import type { TestCloud } from '../../test/support/cloud';
import { OpenCalls, servePhone } from './phone';

/** The phone's time moves in steps; whatever is asked in one is answered before the next. */
const STEP_MS = 200;

/** The page's side of it: what is put into the window of the phone. */
interface CountedWindow {
  counted: number;
  getCurrentPages(): { data: { count: { people: string } } }[];
}

/** A phone that shows the code. */
export class Display {
  calls = 0;
  readonly #calls: OpenCalls;
  #movedAt = 0;

  private constructor(
    private readonly page: Page,
    private readonly cloud: TestCloud,
  ) {
    this.#calls = new OpenCalls(page, (body) => {
      if (/"attendance\.(tokens|live)"/.test(body)) this.calls += 1;
    });
  }

  static async open(page: Page, cloud: TestCloud, { sessionId, by }: Holding): Promise<Display> {
    const display = new Display(page, cloud);
    await servePhone(page, cloud.baseUrl);
    await page.clock.install({ time: cloud.clock.now() });
    const at = `packages/attendance/qr/index?sessionId=${encodeURIComponent(sessionId)}`;
    await page.goto(`${cloud.baseUrl}/phone/phone.html?as=${by}#/${at}`);
    await page.getByLabel('今天已签到 0 人').waitFor();
    await page.clock.pauseAt((await page.evaluate(() => Date.now())) + SECOND_MS);
    display.#movedAt = performance.now();
    await page.evaluate(countSetData);
    return display;
  }

  /** Lets time pass on the phone and in the cloud alike; what the machine takes for it is part of it. */
  async pass(ms: number, eachSecond: () => Promise<unknown> = () => Promise.resolve()): Promise<void> {
    for (let passed = 0; passed < ms; passed += STEP_MS) {
      if (passed % SECOND_MS === 0) await eachSecond();
      const now = performance.now();
      this.cloud.clock.advance(Math.max(0, Math.round(STEP_MS - (now - this.#movedAt))));
      this.#movedAt = now;
      await this.page.clock.runFor(STEP_MS);
      await this.#answered();
    }
  }

  /** A call that a timer has just begun is seen by its request, so the page is asked something in between. */
  async #answered(): Promise<void> {
    do await this.page.evaluate(() => undefined);
    while (this.#calls.open > 0);
  }

  bytes = (): Promise<number> => this.page.evaluate(() => (globalThis as unknown as CountedWindow).counted);

  people = (): Promise<number> =>
    this.page.evaluate(() =>
      Number((globalThis as unknown as CountedWindow).getCurrentPages().at(-1)?.data.count.people),
    );

  /** Another page comes over it. */
  hide = (): Promise<void> =>
    this.page.evaluate(() => {
      void (globalThis as unknown as { wx: { navigateTo(to: { url: string }): unknown } }).wx.navigateTo({
        url: '/packages/notice/list/index',
      });
    });

  /** Bytes a second and calls of one minute. */
  async minute(eachSecond?: () => Promise<unknown>): Promise<{ bytesPerSecond: number; calls: number }> {
    const [bytes, calls] = [await this.bytes(), this.calls];
    await this.pass(MINUTE_MS, eachSecond);
    return { bytesPerSecond: ((await this.bytes()) - bytes) / (MINUTE_MS / SECOND_MS), calls: this.calls - calls };
  }
}

/** In the phone: adds up what every page and component hands to setData, all of which inherit it from one place. */
function countSetData(): void {
  const phone = globalThis as unknown as CountedWindow;
  let owner = phone.getCurrentPages().at(-1) as object;
  while (!Object.hasOwn(owner, 'setData')) owner = Object.getPrototypeOf(owner) as object;
  const inherited = owner as { setData: (this: unknown, data: object, done?: () => void) => void };
  const { setData } = inherited;
  phone.counted = 0;
  inherited.setData = function (data, done) {
    phone.counted += new TextEncoder().encode(JSON.stringify(data)).length;
    setData.call(this, data, done);
  };
}
