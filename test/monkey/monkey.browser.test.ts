import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser } from 'playwright-core';
import { launchBrowser } from '../../local/browser';
import { startCloud, type LocalCloud } from '../../local/cloud';
import { openPhoneBuild, type PhoneBuild } from '../../local/phone/build';
import { faulty, healthy, LITTLE_PAGE, writeLittleApp, writeLittleFunction, type LittlePage } from './little-app';
import { Monkey, type Fault } from './monkey';

const SEED = '1';

describe('the monkey', () => {
  let folder: string;
  let phone: PhoneBuild;
  let cloud: LocalCloud;
  let browser: Browser;
  const inFolder = (name: string) => path.join(folder, name);

  beforeAll(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'monkey-test-'));
    writeLittleFunction(inFolder('function'));
    phone = await openPhoneBuild({ artefact: inFolder('app'), out: inFolder('phone') });
    writeLittleApp(inFolder('app'), healthy);
    await phone.rebuild();
    cloud = await startCloud({
      dataDir: inFolder('data'),
      functions: [{ name: 'little', dir: inFolder('function'), callableByPhone: true, instances: 1 }],
      collections: [],
      people: [{ id: 'zhou', openid: 'o-zhou', label: '周敏', phone: '13800001234' }],
      static: [{ mount: '/', dir: inFolder('phone') }],
    });
    browser = await launchBrowser();
  });

  afterAll(async () => {
    await browser?.close();
    await cloud?.close();
    await phone?.dispose();
    rmSync(folder, { recursive: true, force: true });
  });

  /** What it finds and does in an app that has only this page. */
  async function playWith(little: LittlePage, actions: number): Promise<{ faults: Fault[]; done: string[] }> {
    writeLittleApp(inFolder('app'), little);
    await phone.rebuild('program');
    const page = await browser.newPage({ viewport: { width: 375, height: 812 } });
    try {
      const monkey = new Monkey(page, cloud, { name: 'little', as: 'zhou', page: LITTLE_PAGE }, SEED);
      await monkey.run(actions);
      return monkey;
    } finally {
      await page.close();
    }
  }

  it.each(Object.entries(faulty))('names the fault of a page (%s), and no other', async (_, little) => {
    const { faults } = await playWith(little, 20);
    expect(faults.map(({ what }) => what)).toEqual([expect.stringMatching(little.named)]);
    expect(faults[0]?.page).toBe(LITTLE_PAGE);
  });

  it('finds nothing on a page that is in order, whatever it does there', async () => {
    const { faults, done } = await playWith(healthy, 80);
    expect(faults).toEqual([]);
    const did = done.join('\n');
    for (const act of ['taps 按这里', 'taps 问一问', 'taps 不可用', 'taps 全部', 'into 姓名', 'the network is cut'])
      expect(did).toContain(act);
  });
});
