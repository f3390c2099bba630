/** Database calls that a screen costs when it is opened, counted while the real phone opens it. */
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Browser } from 'playwright-core';
import { calls, type CallName } from '../../contract';
import { instantOf } from '../../domain/kernel/time';
import type { CallLogEntry } from '../../local/cloud';
import { startTestCloud, type TestCloud } from '../../test/support/cloud';
import type { TestPersonId } from '../../test/support/people';
import { FIRST_DAY } from './large-batch';
import { CountedPhone } from './phone';
import { ADMINISTRATOR, CROWD, plantScreenWorld, TRAINEE, type ScreenWorld, type SizeName } from './screen-world';

/** Database calls by screen. */
export interface ScreenCounts {
  traineeHome: number;
  /** Back from another page, within a minute. */
  traineeHomeAgain: number;
  myCredits: number;
  administratorHome: number;
  projectList: number;
  projectSearch: number;
  peoplePage: number;
  peopleSearch: number;
  recordsPage: number;
  candidatesPage: number;
}

/** Opens every screen twice, first on a cloud that has just started. Gives the higher count of each. */
export async function countScreens(browser: Browser, size: SizeName): Promise<ScreenCounts> {
  const dataDir = mkdtempSync(path.join(os.tmpdir(), 'bench-calls-'));
  const start = (): Promise<TestCloud> =>
    startTestCloud({ dataDir, crowd: CROWD, startAt: instantOf(FIRST_DAY, '08:00:00') });
  try {
    const planting = await start();
    const world = await plantScreenWorld(planting, size);
    await planting.close();
    const cloud = await start();
    try {
      const first = await openScreens(browser, cloud, world, size);
      return higher(first, await openScreens(browser, cloud, world, size));
    } finally {
      await cloud.close();
    }
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
}

function higher(one: ScreenCounts, other: ScreenCounts): ScreenCounts {
  const names = Object.keys(one) as (keyof ScreenCounts)[];
  return Object.fromEntries(names.map((name) => [name, Math.max(one[name], other[name])])) as unknown as ScreenCounts;
}

async function openScreens(
  browser: Browser,
  cloud: TestCloud,
  { holding, analysisId }: ScreenWorld,
  size: SizeName,
): Promise<ScreenCounts> {
  const told = (screen: string, entries: readonly CallLogEntry[]): number => {
    const failed = entries.find(({ ok }) => !ok);
    if (failed) throw new Error(`${screen}: ${failed.call ?? failed.function} ended with ${failed.errorCode}`);
    const count = entries.reduce((sum, { databaseCalls }) => sum + databaseCalls, 0);
    console.log(
      `${size}, ${screen}: ${count} = ${entries.map((entry) => `${entry.call} ${entry.databaseCalls}`).join(' + ')}`,
    );
    return count;
  };
  const administrator = await CountedPhone.take(browser, cloud, ADMINISTRATOR);
  const administratorHome = told('administratorHome', await administrator.start('pages/admin/home/index'));
  const open = async (screen: string, at: string): Promise<number> => {
    const count = told(screen, await administrator.goTo(at));
    const shown = await administrator.shown();
    if (!at.startsWith(shown)) throw new Error(`${screen}: the phone shows ${shown}`);
    return count;
  };
  /** The list of the page that is shown, asked for again with a search in it. */
  const search = async (screen: string, call: CallName, input: Record<string, unknown>): Promise<number> => {
    const sent = administrator.sent.findLast((one) => one.call === call);
    if (!sent) throw new Error(`${screen}: the page asks for no ${call}`);
    return told(screen, await sendAgain(cloud, ADMINISTRATOR, { call, input: { ...sent.input, ...input } }));
  };
  const { projectId, batchId } = holding;
  const projectList = await open('projectList', 'packages/projects/projects/index');
  const projectSearch = await search('projectSearch', 'project.list', { search: '检验质量' });
  await administrator.goBack();
  const peoplePage = await open('peoplePage', 'packages/people/people/index');
  const peopleSearch = Math.max(
    await search('peopleSearch', 'registration.list', { search: 'crowd29' }),
    await search('peopleSearch without a hit', 'registration.list', { search: '没有这个人' }),
  );
  await administrator.goBack();
  const batch = `projectId=${encodeURIComponent(projectId)}&batchId=${batchId}`;
  const recordsPage = await open('recordsPage', `packages/attendance/records/index?${batch}`);
  await administrator.goBack();
  const analysis = `analysisId=${encodeURIComponent(analysisId)}`;
  const candidatesPage = await open('candidatesPage', `packages/credits/grant/index?${analysis}`);
  await administrator.close();
  return {
    ...(await openTraineesScreens(browser, cloud, told)),
    ...{ administratorHome, projectList, projectSearch, peoplePage, peopleSearch, recordsPage, candidatesPage },
  };
}

async function openTraineesScreens(
  browser: Browser,
  cloud: TestCloud,
  told: (screen: string, entries: readonly CallLogEntry[]) => number,
): Promise<Pick<ScreenCounts, 'traineeHome' | 'traineeHomeAgain' | 'myCredits'>> {
  const trainee = await CountedPhone.take(browser, cloud, TRAINEE);
  const traineeHome = told('traineeHome', await trainee.start('pages/trainee/home/index'));
  // A page that asks for nothing itself.
  await trainee.goTo('packages/trainee/privacy/index');
  const traineeHomeAgain = told('traineeHomeAgain', await trainee.goBack());
  const myCredits = told('myCredits', await trainee.goTo('packages/trainee/credits/index'));
  await trainee.shown();
  await trainee.close();
  return { traineeHome, traineeHomeAgain, myCredits };
}

async function sendAgain(
  cloud: TestCloud,
  who: TestPersonId,
  { call, input }: { call: CallName; input: Record<string, unknown> },
): Promise<CallLogEntry[]> {
  const since = cloud.calls().at(-1)?.sequence ?? 0;
  await cloud.as(who).send(calls[call].service, { call, requestId: crypto.randomUUID(), input });
  return cloud.calls().filter(({ sequence }) => sequence > since);
}
