/**
 * `npm run bench -- display`: what the page of the rotating code costs. The real page runs in a real browser against the
 * local cloud; its timers and its clock are moved, not waited for. Bytes are what pages and components hand to `setData`,
 * calls are the requests that leave the phone.
 */
import path from 'node:path';
import type { Page } from 'playwright-core';
import { instantOf, MINUTE_MS, SECOND_MS } from '../domain/kernel/time';
import { launchBrowser } from '../local/browser';
import { buildAll } from '../scripts/build/all';
import { root } from '../scripts/start/deployment';
import { openHolding, plantTrainees, scanNow, type Holding } from '../test/support/attendance';
import { startTestCloud, type TestCloud } from '../test/support/cloud';
import type { TestPersonId } from '../test/support/people';
import { measure, rounded, type Result } from './support/measure';

const bars = {
  burstBytesPerSecond: 2048,
  idleBytesPerSecond: 2048,
  idleCalls: 6,
  burstCalls: 30,
  burstCountAgeSeconds: 3,
  hiddenCalls: 0,
} as const;
type Measured = Record<keyof typeof bars, number>;

const ADMINISTRATOR = 'administratorA1';
/** The phone's time moves in steps; whatever is asked in one is answered before the next. */
const STEP_MS = 200;
/** One scan a second, so that the count rises at every look. */
const ARRIVALS = 90;

/** The page's side of it: what is put into the window of the phone. */
interface CountedWindow {
  counted: number;
  getCurrentPages(): { data: { count: { people: string } } }[];
}

/** A phone that shows the code, whose time stands still until it is moved together with the cloud's. */
class Display {
  calls = 0;
  #open = 0;
  #movedAt = 0;

  private constructor(
    private readonly page: Page,
    private readonly cloud: TestCloud,
  ) {
    page.on('request', (request) => {
      if (!request.url().endsWith('/wx/callFunction')) return;
      this.#open += 1;
      if (/"attendance\.(tokens|live)"/.test(request.postData() ?? '')) this.calls += 1;
    });
    const over = (request: { url(): string }): void => {
      if (request.url().endsWith('/wx/callFunction')) this.#open -= 1;
    };
    page.on('requestfinished', over);
    page.on('requestfailed', over);
  }

  static async open(page: Page, cloud: TestCloud, { sessionId }: Holding): Promise<Display> {
    const display = new Display(page, cloud);
    const folder = path.join(root, 'dist/phone');
    await page.route(`${cloud.baseUrl}/phone/**`, (route) =>
      route.fulfill({ path: path.join(folder, new URL(route.request().url()).pathname) }),
    );
    await page.clock.install({ time: cloud.clock.now() });
    const at = `packages/attendance/qr/index?sessionId=${encodeURIComponent(sessionId)}`;
    await page.goto(`${cloud.baseUrl}/phone/phone.html?as=${ADMINISTRATOR}#/${at}`);
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
    while (this.#open > 0);
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

async function measureOn(display: Display, cloud: TestCloud, holding: Holding): Promise<Measured> {
  let arrived = 0;
  /** How many had scanned, second by second. */
  const history: number[] = [];
  let oldest = 0;
  const arrive = async (): Promise<void> => {
    const shown = await display.people();
    const known = history.findLastIndex((people) => people <= shown);
    // The count on the screen is as old as the first scan that it lacks.
    if (known < history.length - 1) oldest = Math.max(oldest, history.length - 1 - known);
    const answer = await scanNow(cloud, `crowd${arrived + 1}`, holding);
    if (!answer.ok) throw new Error(`a scan was refused: ${answer.error.code}`);
    arrived += 1;
    history.push(arrived);
  };
  await display.pass(2 * MINUTE_MS);
  const idle = await display.minute();
  // The first scans after a lull are seen at the next slow look.
  await display.pass(20 * SECOND_MS, arrive);
  oldest = 0;
  const burst = await display.minute(arrive);
  await display.hide();
  await display.pass(5 * SECOND_MS);
  const hidden = await display.minute();
  return {
    burstBytesPerSecond: rounded(burst.bytesPerSecond),
    idleBytesPerSecond: rounded(idle.bytesPerSecond),
    idleCalls: idle.calls,
    burstCalls: burst.calls,
    burstCountAgeSeconds: oldest,
    hiddenCalls: hidden.calls,
  };
}

async function main(): Promise<Result> {
  await buildAll();
  const cloud = await startTestCloud({ startAt: instantOf('2025-11-29', '08:00:00'), crowd: ARRIVALS });
  const browser = await launchBrowser();
  try {
    const holding = await openHolding(cloud, { by: ADMINISTRATOR });
    await plantTrainees(cloud, ...Array.from({ length: ARRIVALS }, (_, index): TestPersonId => `crowd${index + 1}`));
    const page = await browser.newPage({ viewport: { width: 375, height: 812 } });
    const measured = await measureOn(await Display.open(page, cloud, holding), cloud, holding);
    return {
      bench: 'display',
      value: measured.burstBytesPerSecond,
      unit: 'bytes of setData a second',
      peer: 'bar',
      peerValue: bars.burstBytesPerSecond,
      ratio: measured.burstBytesPerSecond / bars.burstBytesPerSecond,
      bar: bars,
      measured,
      ok: Object.entries(bars).every(([name, most]) => measured[name as keyof typeof bars] <= most),
    };
  } finally {
    await browser.close();
    await cloud.close();
  }
}

measure(main);
