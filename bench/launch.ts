/**
 * `npm run bench -- launch`: what opening the app costs a phone. Script that is evaluated until the page shows what it is for, and
 * the time to the first paint and to that, with a processor four times slower: for both tabs, for the result of a scan made
 * with WeChat's own scanner, and for the page of the rotating code.
 *
 * The time is compared with the same page on a phone that has evaluated contract, schemas and rules before it begins. Answers of
 * the cloud are recorded and replayed at once, so nothing but the phone's own work is waited for. A phone is a new window;
 * its scripts are those that WeChat evaluates with `lazyCodeLoading: requiredComponents`: the app, the page, its components
 * and what they require.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { MAX_ROTATION_SECONDS } from '../domain/attendance/token';
import { instantOf } from '../domain/kernel/time';
import { launchBrowser } from '../local/browser';
import { buildPhone } from '../local/phone/build';
import { buildAll } from '../scripts/build/all';
import { root } from '../scripts/start/deployment';
import { shownCode } from '../test/support/attendance';
import { nameOf } from '../test/support/builders';
import { startTestCloud, type TestCloud } from '../test/support/cloud';
import { twoDayEntry } from '../test/support/institutions';
import { FIRST_DAY } from './support/large-batch';
import { bytesByKind, copyForLaunch, rulesAmong } from './support/launch/artefact';
import { launch, type Launch, type Launched } from './support/launch/phone';
import { startReplay, type Recording } from './support/launch/replay';
import { judged, measure, rounded, spreadOf, type Bar, type Result, type Spread } from './support/measure';
import { OpenCalls, servePhone } from './support/phone';
import { ADMINISTRATOR, CROWD, plantScreenWorld, TRAINEE } from './support/screen-world';

const ROUNDS = 9;
/** A phone of some years ago, beside a laptop. */
const SLOWDOWN = 4;
/** WeChat's number for its own scanner. */
const SCANNED = 1011;
const KILOBYTE = 1024;
const TIME_BAR: Bar = { atMost: 1.3 };
const bars: Record<string, Bar> = {
  traineeKB: { atMost: 110 },
  traineePaint: TIME_BAR,
  traineeData: TIME_BAR,
  administratorPaint: TIME_BAR,
  administratorData: TIME_BAR,
  scanPaint: TIME_BAR,
  scanData: TIME_BAR,
  codePaint: TIME_BAR,
  codeData: TIME_BAR,
};

const TRAINEE_TAB = 'pages/trainee/home/index';
const ADMINISTRATOR_TAB = 'pages/admin/home/index';
const RESULT_PAGE = 'packages/trainee/scan-result/index';
const CODE_PAGE = 'packages/attendance/qr/index';

interface Case {
  name: string;
  /** Pages that it comes through, the first one opened. */
  pages: string[];
  /** Asked for right before it is opened: a code does not live long. */
  launch: () => Promise<Launch> | Launch;
}

async function casesOf(cloud: TestCloud): Promise<Case[]> {
  const { holding } = await plantScreenWorld(cloud, 'small');
  const { sessionId, by } = holding;
  await cloud.as(by).do('attendanceSession.update', { sessionId, rotationSeconds: MAX_ROTATION_SECONDS });
  const { title } = twoDayEntry;
  const scanned = async (): Promise<string> =>
    `${TRAINEE_TAB}?q=${encodeURIComponent(await shownCode(cloud, holding))}`;
  const code = `${CODE_PAGE}?sessionId=${encodeURIComponent(sessionId)}`;
  return [
    {
      name: 'trainee',
      pages: [TRAINEE_TAB],
      launch: () => ({ at: TRAINEE_TAB, as: TRAINEE, shows: [`学员${TRAINEE}`, title] }),
    },
    {
      name: 'administrator',
      pages: [ADMINISTRATOR_TAB],
      launch: () => ({ at: ADMINISTRATOR_TAB, as: ADMINISTRATOR, shows: [nameOf(ADMINISTRATOR), title] }),
    },
    {
      name: 'scan',
      pages: [TRAINEE_TAB, RESULT_PAGE],
      launch: async () => ({ at: await scanned(), as: TRAINEE, scene: SCANNED, shows: ['签到成功', title] }),
    },
    { name: 'code', pages: [CODE_PAGE], launch: () => ({ at: code, as: ADMINISTRATOR, shows: [title, '今天已签到'] }) },
  ];
}

/** A case with its phone, and with what the cloud answered to it. */
interface Prepared {
  name: string;
  launch: Launch;
  folder: string;
  recording: Recording;
  /** Scripts that were evaluated, and those of them that the peer evaluates before. */
  scripts: string[];
  rules: string[];
}

/** Builds the phone of a case and opens it once on a real cloud. */
async function prepare(browser: Browser, cloud: TestCloud, one: Case, home: string): Promise<Prepared> {
  const [artefact, folder] = [path.join(home, one.name, 'miniprogram'), path.join(home, one.name)];
  copyForLaunch(path.join(root, 'dist/miniprogram'), artefact, one.pages);
  await buildPhone({ artefact, out: folder });
  const opened = await one.launch();
  const recording: Recording = { now: cloud.clock.now(), answers: new Map() };
  const record = async (page: Page): Promise<() => Promise<void>> => {
    await servePhone(page, cloud.baseUrl, folder);
    const calls = new OpenCalls(page);
    const bodies: Promise<unknown>[] = [];
    page.on('response', (response) => {
      if (!response.url().endsWith('/wx/callFunction')) return;
      const { data } = JSON.parse(response.request().postData() ?? '') as { data: { call: string } };
      bodies.push(response.text().then((body) => recording.answers.set(data.call, body)));
    });
    return async () => {
      await calls.quiet();
      await Promise.all(bodies);
    };
  };
  const settings = { slowdown: 1, preloaded: [], prepare: record };
  const { evaluated } = await launch(browser, { ...opened, baseUrl: cloud.baseUrl }, settings);
  const rules = rulesAmong(path.join(root, 'dist/miniprogram'), evaluated);
  return { name: one.name, launch: opened, folder, recording, scripts: evaluated, rules };
}

function kilobytes({ name, scripts }: Prepared): number {
  const bytes = bytesByKind(path.join(root, 'dist/miniprogram'), scripts);
  const total = Object.values(bytes).reduce((sum, one) => sum + one, 0);
  const parts = Object.entries(bytes)
    .sort(([, a], [, b]) => b - a)
    .map(([kind, one]) => `${kind} ${rounded(one / KILOBYTE)}`);
  console.log(`${name}: ${scripts.length} scripts, ${rounded(total / KILOBYTE)} KB: ${parts.join(', ')}`);
  return total / KILOBYTE;
}

/** Of one case and round: as it is, and with the rules evaluated before. */
type Pair = { own: Launched; peer: Launched };

async function main(wanted: number): Promise<Result> {
  await buildAll();
  const home = mkdtempSync(path.join(os.tmpdir(), 'bench-launch-'));
  const cloud = await startTestCloud({ crowd: CROWD, startAt: instantOf(FIRST_DAY, '08:00:00') });
  const prepared: Prepared[] = [];
  try {
    const browser = await launchBrowser();
    for (const one of await casesOf(cloud)) prepared.push(await prepare(browser, cloud, one, home));
    await browser.close();
  } finally {
    await cloud.close();
  }
  const replay = await startReplay();
  try {
    const pairs = new Map<string, Pair[]>(prepared.map(({ name }) => [name, []]));
    for (let round = 0; round < wanted; round += 1) {
      const browser = await launchBrowser();
      for (const { name, launch: page, folder, recording, rules } of prepared) {
        replay.serve(folder, recording);
        const open = (isPeer: boolean): Promise<Launched> =>
          launch(browser, { ...page, baseUrl: replay.baseUrl }, { slowdown: SLOWDOWN, preloaded: isPeer ? rules : [] });
        // The first phone of a browser pays for much that is not the app's, and the two take turns in being first.
        await open(false);
        const first = await open(round % 2 === 1);
        const second = await open(round % 2 === 0);
        pairs.get(name)?.push(round % 2 === 0 ? { own: first, peer: second } : { own: second, peer: first });
      }
      await browser.close();
    }
    return resultOf(prepared, pairs);
  } finally {
    replay.close();
    rmSync(home, { recursive: true, force: true });
  }
}

function resultOf(prepared: readonly Prepared[], pairs: ReadonlyMap<string, Pair[]>): Result {
  const figures: Record<string, Spread | number> = {};
  for (const one of prepared) {
    const { name } = one;
    const rounds = pairs.get(name) ?? [];
    figures[`${name}KB`] = rounded(kilobytes(one));
    figures[`${name}Paint`] = spreadOf(rounds.map(({ own, peer }) => own.paintMs / peer.paintMs));
    figures[`${name}Data`] = spreadOf(rounds.map(({ own, peer }) => own.dataMs / peer.dataMs));
    figures[`${name}PaintMs`] = spreadOf(rounds.map(({ own }) => own.paintMs));
    figures[`${name}DataMs`] = spreadOf(rounds.map(({ own }) => own.dataMs));
  }
  const tab = pairs.get('trainee') ?? [];
  const dataMs = spreadOf(tab.map(({ own }) => own.dataMs)).median;
  const peerMs = spreadOf(tab.map(({ peer }) => peer.dataMs)).median;
  return {
    bench: 'launch',
    value: rounded(dataMs),
    unit: 'ms to the data of the trainee’s tab',
    peer: 'with contract, schemas and rules evaluated before, ms',
    peerValue: rounded(peerMs),
    ratio: rounded(dataMs / peerMs),
    ...judged(figures, bars),
  };
}

measure(main, { rounds: ROUNDS });
