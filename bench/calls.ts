/**
 * `npm run bench -- calls`: database calls, counted at the local cloud's wire. Of a check-in; of each screen that is opened often,
 * by the real phone in a real browser, in a small hospital and in a large one (5,000 people, 196,000 records of one batch); and
 * of a minute of the page that shows the rotating code. A count is no time, so it is the worst of all tries that must meet
 * the bar.
 */
import { instantOf, MINUTE_MS, SECOND_MS } from '../domain/kernel/time';
import { launchBrowser } from '../local/browser';
import { buildAll } from '../scripts/build/all';
import { openHolding, plantTrainees, scanNow } from '../test/support/attendance';
import { signedInAdministrator } from '../test/support/builders';
import { startTestCloud } from '../test/support/cloud';
import type { TestPersonId } from '../test/support/people';
import type { Browser } from 'playwright-core';
import { countCheckIns } from './support/count-check-ins';
import { countScreens, type ScreenCounts } from './support/count-screens';
import { Display } from './support/display';
import { judged, measure, type Bar, type Result } from './support/measure';
import { ADMINISTRATOR } from './support/screen-world';

const IDEAL = 2;
const bars: Record<string, Bar> = {
  warm: { atMost: IDEAL },
  withPlace: { atMost: IDEAL },
  repeat: { atMost: IDEAL },
  cold: { atMost: 4 },
  cappedFirst: { atMost: 4 },
  cappedAfter: { atMost: IDEAL },
  traineeHome: { atMost: 5 },
  traineeHomeAgain: { atMost: 0 },
  myCredits: { atMost: 3 },
  administratorHome: { atMost: 8 },
  projectList: { atMost: 3 },
  projectSearch: { atMost: 3 },
  peopleSearch: { atMost: 3 },
  recordsPage: { atMost: 4 },
  candidatesPage: { atMost: 4 },
};
/** One scan a second, so that the count rises at every look. */
const ARRIVALS = 90;
/** Whose phone asks for the codes of those who scan: the calls of the display are counted by who makes them. */
const COLLEAGUE = 'administratorA2';

/** Database calls of a minute in which nobody comes, and of one in which somebody comes every second. */
async function countDisplay(browser: Browser): Promise<{ displayIdleMinute: number; displayBurstMinute: number }> {
  const cloud = await startTestCloud({ startAt: instantOf('2025-11-29', '08:00:00'), crowd: ARRIVALS });
  try {
    const holding = await openHolding(cloud, { by: ADMINISTRATOR });
    await signedInAdministrator(cloud, COLLEAGUE);
    await plantTrainees(cloud, ...Array.from({ length: ARRIVALS }, (_, index): TestPersonId => `crowd${index + 1}`));
    const display = await Display.open(await browser.newPage(), cloud, holding);
    let arrived = 0;
    const arrive = async (): Promise<void> => {
      arrived += 1;
      const answer = await scanNow(cloud, `crowd${arrived}`, { ...holding, by: COLLEAGUE });
      if (!answer.ok) throw new Error(`a scan was refused: ${answer.error.code}`);
    };
    const minute = async (eachSecond?: () => Promise<void>): Promise<number> => {
      const since = cloud.calls().at(-1)?.sequence ?? 0;
      await display.minute(eachSecond);
      const made = cloud.calls().filter(({ sequence, who }) => sequence > since && who === ADMINISTRATOR);
      return made.reduce((sum, { databaseCalls }) => sum + databaseCalls, 0);
    };
    await display.pass(2 * MINUTE_MS);
    const displayIdleMinute = await minute();
    // The first scans after a lull are seen at the next slow look.
    await display.pass(20 * SECOND_MS, arrive);
    return { displayIdleMinute, displayBurstMinute: await minute(arrive) };
  } finally {
    await cloud.close();
  }
}

/** The larger hospital's figures under names of their own, where they differ from what has a bar. */
function bothSizes(small: ScreenCounts, large: ScreenCounts): Record<string, number> {
  const names = Object.keys(small) as (keyof ScreenCounts)[];
  return Object.fromEntries(
    names.flatMap((name): [string, number][] =>
      small[name] === large[name]
        ? [[name, small[name]]]
        : [
            [name, Math.max(small[name], large[name])],
            [`${name}OfSmallHospital`, small[name]],
          ],
    ),
  );
}

async function main(): Promise<Result> {
  await buildAll();
  const checkIns = await countCheckIns();
  const browser = await launchBrowser();
  try {
    const small = await countScreens(browser, 'small');
    const large = await countScreens(browser, 'large');
    const display = await countDisplay(browser);
    return {
      bench: 'calls',
      value: checkIns.warm,
      unit: 'database calls of a check-in',
      peer: 'ideal',
      peerValue: IDEAL,
      ratio: checkIns.warm / IDEAL,
      ...judged({ ...checkIns, ...bothSizes(small, large), ...display }, bars),
    };
  } finally {
    await browser.close();
  }
}

measure(main);
