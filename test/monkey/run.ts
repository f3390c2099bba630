/**
 * `npm run monkey -- <role> [seed] [actions]`: somebody who taps, types and turns back at random, in a real Chromium. Without a
 * role all of them, a hundred actions each, from one seed. A fault is printed with what was done before; the same seed does
 * the same again.
 */
import type { Browser } from 'playwright-core';
import { launchBrowser } from '../../local/browser';
import { newFolder, openPlanted, plantOnce, removeFolder, type Planted } from '../support/planted';
import { Monkey, type Fault, type Role } from './monkey';

const roles: readonly Role[] = [
  { name: 'trainee', as: 'zhou-min', page: 'pages/trainee/home/index' },
  { name: 'newcomer', as: 'lin-xiao', page: 'pages/trainee/home/index' },
  { name: 'administrator', as: 'wang-fang', page: 'pages/admin/home/index' },
  { name: 'reviewer', as: 'he-jing', page: 'pages/admin/home/index' },
  { name: 'visitor', as: null, page: 'packages/notice/list/index' },
];
const DEFAULT_SEED = '1';
const DEFAULT_ACTIONS = 100;
/** Each has a page of its own in one browser; a core or two serve so many. */
const AT_ONCE = 3;

/** One role in a cloud of its own: what another one does there would be chance of another kind. */
async function play(
  role: Role,
  seed: string,
  actions: number,
  { browser, planted }: { browser: Browser; planted: Planted },
): Promise<Fault[]> {
  const dataDir = newFolder();
  // What a monkey does is refused all the time.
  const cloud = await openPlanted(planted, dataDir, () => undefined);
  const page = await browser.newPage({ viewport: { width: 375, height: 812 } });
  try {
    const monkey = new Monkey(page, cloud, role, seed);
    await monkey.run(actions);
    return monkey.faults;
  } finally {
    await page.close();
    await cloud.close();
    removeFolder(dataDir);
  }
}

async function main(): Promise<void> {
  const [asked, seed = DEFAULT_SEED, actions = String(DEFAULT_ACTIONS)] = process.argv.slice(2);
  const wanted = roles.filter(({ name }) => asked === undefined || name === asked);
  if (wanted.length === 0)
    throw new Error(`no role is called ${asked}; there are: ${roles.map(({ name }) => name).join(', ')}`);
  const planted = await plantOnce();
  const browser = await launchBrowser();
  let found = 0;
  const waiting = [...wanted];
  const lane = async (): Promise<void> => {
    for (let role = waiting.shift(); role; role = waiting.shift()) {
      const began = Date.now();
      const faults = await play(role, seed, Number(actions), { browser, planted });
      found += faults.length;
      console.log(
        `${faults.length === 0 ? '✓' : '✖'} ${role.name}, seed ${seed}, ${actions} actions (${((Date.now() - began) / 1000).toFixed(1)} s)`,
      );
      for (const { what, page, after } of faults)
        console.log(`  ${what}\n    on ${page}\n    after: ${after.join('; ')}`);
    }
  };
  try {
    await Promise.all(Array.from({ length: AT_ONCE }, lane));
  } finally {
    await browser.close();
    removeFolder(planted.folder);
  }
  process.exitCode = found > 0 ? 1 : 0;
}

main().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
