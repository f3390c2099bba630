/**
 * `npm run bench -- display`: what the page of the rotating code costs. The real page runs in a real browser against the
 * local cloud; its timers and its clock are moved, not waited for. Bytes are what pages and components hand to `setData`,
 * calls are the requests that leave the phone.
 */
import { instantOf, MINUTE_MS, SECOND_MS } from '../domain/kernel/time';
import { launchBrowser } from '../local/browser';
import { buildAll } from '../scripts/build/all';
import { openHolding, plantTrainees, scanNow, type Holding } from '../test/support/attendance';
import { startTestCloud, type TestCloud } from '../test/support/cloud';
import type { TestPersonId } from '../test/support/people';
import { Display } from './support/display';
import { judged, measure, rounded, type Bar, type Result } from './support/measure';

const bars = {
  burstBytesPerSecond: { atMost: 2048 },
  idleBytesPerSecond: { atMost: 2048 },
  idleCalls: { atMost: 6 },
  burstCalls: { atMost: 30 },
  burstCountAgeSeconds: { atMost: 3 },
  hiddenCalls: { atMost: 0 },
} satisfies Record<string, Bar>;
type Measured = Record<keyof typeof bars, number>;

const ADMINISTRATOR = 'administratorA1';
/** One scan a second, so that the count rises at every look. */
const ARRIVALS = 90;

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
      peerValue: bars.burstBytesPerSecond.atMost,
      ratio: measured.burstBytesPerSecond / bars.burstBytesPerSecond.atMost,
      ...judged(measured, bars),
    };
  } finally {
    await browser.close();
    await cloud.close();
  }
}

measure(main);
