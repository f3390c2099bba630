/**
 * The hall's projector in every state that a hall meets, on the screens that halls have (D11): nothing is cut off or covered, what is read
 * from afar is as large as it must be, and the code can be read from its pixels.
 */
import { mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';
import type { Browser, Page } from 'playwright-core';
import { instantOf, MINUTE_MS, SECOND_MS } from '../../domain/kernel/time';
import { launchBrowser } from '../../local/browser';
import { buildWeb } from '../../scripts/build/web';
import type { HallFinding } from '../gallery/in-page/hall-finding';
import { readCode } from '../journeys/steps/read-code';
import { shown, type Answers } from './answers';

const repository = path.resolve(__dirname, '../..');
const built = path.join(repository, 'dist/web/display');
/** The pictures, for whoever wants to look: `PROJECTOR_PICTURES=<folder> npx jest projector`. */
const pictures = process.env['PROJECTOR_PICTURES'];
const HALL = 'http://hall.test';
const PASS = { pass: 'p'.repeat(43), code: '7K3M9QPXABCDEFGH' };

const screens = { full: [1920, 1080], laptop: [1280, 800], old: [1024, 768], upright: [1080, 1920] } as const;
type Screen = keyof typeof screens;

/** Text that people in the hall read has 6.8 hundredths of the shorter side; that for whoever pairs it, 5. */
const FAR = 0.068;
const NEAR = 0.05;
/** A spot check says more; its time left is larger than anything else. */
const SPOT = 0.06;

let browser: Browser;
let measuring = '';
beforeAll(async () => {
  await buildWeb();
  const { outputFiles } = await build({
    entryPoints: [path.join(repository, 'test/gallery/in-page/hall-faults.ts')],
    ...{ bundle: true, write: false, format: 'iife', globalName: 'hallFaults', logLevel: 'silent' },
  });
  measuring = outputFiles[0]?.text ?? '';
  browser = await launchBrowser();
});
afterAll(() => browser.close());

const morning = (clock: string): number => instantOf('2025-11-29', clock);

/** The page at a moment, with a server that answers so; `answers` may be changed meanwhile. */
async function open(screen: Screen, at: number, answers: Answers, { paired = true } = {}): Promise<Page> {
  const [width, height] = screens[screen];
  const context = await browser.newContext({ viewport: { width, height } });
  const page = await context.newPage();
  await page.clock.install({ time: at });
  const kept = paired ? `localStorage.setItem('jijiaotong-display', ${JSON.stringify(JSON.stringify(PASS))})` : '';
  await page.addInitScript(kept);
  await page.route(`${HALL}/**`, async (route) => {
    const { pathname } = new URL(route.request().url());
    if (pathname === '/http/attendance') {
      const sent = JSON.parse(route.request().postData() ?? '{}') as { call: string };
      const now = await page.evaluate(() => Date.now());
      const answer = answers.answer(sent.call, now);
      return answer === undefined
        ? route.abort('internetdisconnected')
        : route.fulfill({ json: { ...answer, serverNow: now } });
    }
    const name = pathname === '/' ? 'index.html' : pathname.slice(1);
    return route.fulfill({ body: readFileSync(path.join(built, name)), contentType: types[path.extname(name)] ?? '' });
  });
  await page.goto(`${HALL}/`);
  return page;
}
const types: Record<string, string> = { '.html': 'text/html', '.css': 'text/css', '.js': 'text/javascript' };

const faultsOf = (page: Page, smallest: number): Promise<HallFinding[]> =>
  page.evaluate<HallFinding[]>(`${measuring};hallFaults.default(${smallest})`);

async function looks(page: Page, name: string, smallest = FAR): Promise<void> {
  if (pictures !== undefined) {
    mkdirSync(pictures, { recursive: true });
    await page.screenshot({ path: path.join(pictures, `${name}.png`) });
  }
  expect({ name, faults: await faultsOf(page, smallest) }).toEqual({ name, faults: [] });
}

/** The largest has most room: it is looked at once. */
const everywhere = ['laptop', 'old', 'upright'] as const satisfies readonly Screen[];

describe.each(everywhere)('on the screen %s', (screen) => {
  it('waits to be paired with a code that is read and typed, and stops asking after ten minutes', async () => {
    const answers = shown({ paired: false });
    const page = await open(screen, morning('07:50:00'), answers, { paired: false });
    await page.getByText('配对这块大屏').waitFor();
    expect(await readCode(page.locator('#code'))).toBe(`JJTD${PASS.code}`);
    await looks(page, `pairing-${screen}`, NEAR);
    await page.clock.runFor(11 * MINUTE_MS);
    await page.getByText('配对码已停用').waitFor();
    await looks(page, `pairing-stopped-${screen}`, NEAR);
    await page.context().close();
  });

  it('shows code, people of four figures and the last names, in a dark hall and a bright one', async () => {
    const page = await open(screen, morning('08:31:00'), shown({ headCount: 2345, allSessions: 4012, cap: 3000 }));
    await page.locator('#people').filter({ hasText: '2345' }).waitFor();
    expect(await readCode(page.locator('#code'))).toMatch(/^[0-9A-Z]{30}$/);
    await looks(page, `running-${screen}-dark`);
    await page.keyboard.press('b');
    expect(await page.locator('body').getAttribute('data-look')).toBe('bright');
    expect(await readCode(page.locator('#code'))).toMatch(/^[0-9A-Z]{30}$/);
    await looks(page, `running-${screen}-bright`);
    await page.context().close();
  });

  it('says large that it has not begun, is between two windows, is paused, is over', async () => {
    const states = [
      ['before', morning('07:20:00'), '上午 08:00 开始', {}],
      ['between', morning('12:30:00'), '下午 13:00 开始', {}],
      ['evening', morning('18:30:00'), '今天的时段已结束', {}],
      ['paused', morning('08:31:00'), '考勤已暂停', { stopped: 'sessionClosed' }],
      ['over', instantOf('2025-12-02', '09:00:00'), '本期考勤已结束', { over: true }],
    ] as const;
    for (const [name, at, words, state] of states) {
      const page = await open(screen, at, shown({ headCount: 286, ...state }));
      await page.locator('#cover-title').filter({ hasText: words }).waitFor();
      await looks(page, `${name}-${screen}`);
      await page.context().close();
    }
  });

  it('announces a spot check in the place of the count', async () => {
    const [begin, end] = [morning('10:00:00'), morning('10:02:00')];
    const hall = shown({ headCount: 2345, spotCheck: { begin, end, asked: 2345, came: 1988 } });
    const page = await open(screen, morning('10:00:30'), hall);
    await page.locator('#spot').filter({ hasText: '1988' }).waitFor();
    await looks(page, `spot-${screen}`, SPOT);
    await page.context().close();
  });

  it('goes on for two minutes without a network, then covers the code, and is back by itself', async () => {
    const answers = shown({ headCount: 286 });
    const page = await open(screen, morning('08:31:00'), answers);
    await page.locator('#people').filter({ hasText: '286' }).waitFor();
    answers.disconnect();
    await page.clock.runFor(40 * SECOND_MS);
    await page.getByText(/网络中断，还能出码/).waitFor();
    expect(await readCode(page.locator('#code'))).toMatch(/^[0-9A-Z]{30}$/);
    await looks(page, `gap-${screen}`);
    await page.clock.runFor(2 * MINUTE_MS);
    await page.getByText('暂停：网络中断').waitFor();
    await looks(page, `gap-over-${screen}`);
    answers.connect();
    await page.clock.runFor(30 * SECOND_MS);
    await page.locator('#cover').waitFor({ state: 'hidden' });
    await page.context().close();
  });
});

it('asks to be paired anew once the phone has ended it, and says why', async () => {
  const answers = shown({ headCount: 286 });
  const page = await open('full', morning('08:31:00'), answers);
  await page.locator('#people').filter({ hasText: '286' }).waitFor();
  await looks(page, 'running-full');
  answers.end();
  await page.clock.runFor(30 * SECOND_MS);
  await page.getByText('这块大屏已被结束').waitFor();
  await looks(page, 'ended-full', NEAR);
  await page.context().close();
});
