import assert from 'node:assert/strict';
import { instantOf } from '../../domain/kernel/time';
import type { BrowserContext, Page } from 'playwright-core';
import { LocalClient } from '../../local/client';
import { Actor } from '../../sample/actor';
import { nationalIdOf } from '../../sample/national-id';
import { signInAgain } from '../../sample/sign-in';
import { readTable } from '../../server/files/table/read-table';
import { rosterFileOf, type FilledRow } from '../support/roster-builders';
import type { Stage } from './stage';
import type { Step } from './step';
import { chooseTable } from './steps/acts';
import { administratorOf, administratorsCode, approvedProjectId } from './steps/hall';
import { readCode } from './steps/read-code';

/** The computer at the hall's projector: a browser of its own, that no WeChat is in. */
interface Projector {
  context: BrowserContext;
  page: Page;
}
let projector: Projector | undefined;

function opened(): Projector {
  assert.ok(projector, 'the projector is on');
  return projector;
}

async function turnOn({ page, cloud }: Stage): Promise<Projector> {
  const browser = page.context().browser();
  assert.ok(browser);
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  const own = await context.newPage();
  await own.goto(`${cloud.baseUrl}/display/`);
  return { context, page: own };
}

/** A phone before the screen: what its camera reads is checked in at once. */
async function scans({ cloud }: Stage, who: string, source: 'camera' | 'album' = 'camera'): Promise<void> {
  const qrText = await readCode(opened().page.locator('#code'));
  await new Actor(new LocalClient(cloud.baseUrl), who).do('attendance.checkIn', { qrText, source });
}

const listed: FilledRow[] = [
  { name: '王建国', nationalId: nationalIdOf(2801), department: '呼吸内科' },
  { name: '谭志强', nationalId: nationalIdOf(2802), department: '湘潭市XX医院 针灸科', phone: '13907314002' },
];

/** The hall (M12): a projector in any browser, a bad network, and the table of who was there. */
export const hallStory: Step[] = [
  {
    name: 'a browser in the hall shows a pairing code, and the administrator types it',
    rows: ['M12'],
    async run(stage) {
      const { right, picture } = stage;
      await stage.clockTo(instantOf('2025-11-29', '08:30:00'));
      await signInAgain(administratorOf(stage), 'changsha', '李建华');
      await administratorsCode(stage);
      projector = await turnOn(stage);
      const letters = opened().page.getByLabel('配对码', { exact: true }).last();
      await letters.filter({ hasText: /^[0-9A-Z]{4}( [0-9A-Z]{4}){3}$/ }).waitFor();
      const code = (await letters.textContent()) ?? '';
      assert.equal(await readCode(opened().page.locator('#code')), `JJTD${code.replaceAll(' ', '')}`);
      await right.tap('大屏');
      await right.tap('输入配对码');
      await right.frame.getByPlaceholder('大屏上的 16 个字母和数字').fill(code.toLowerCase());
      await right.overlay('确定').click();
      await right.sees('大屏 1');
      await picture('projector-paired');
      await right.tap('关闭');
    },
  },
  {
    name: 'a phone reads the code from its pixels, and the projector counts it',
    rows: ['M12'],
    async run(stage) {
      const { page } = opened();
      await page.getByText('今天已签到').waitFor();
      await scans(stage, 'zhou-min');
      await page.locator('#people').filter({ hasText: /^1$/ }).waitFor();
    },
  },
  {
    name: 'it goes on through a gap of its network with the codes that it holds, and says so',
    async run(stage) {
      const { context, page } = opened();
      await context.setOffline(true);
      await page.getByText(/网络中断，还能出码/).waitFor();
      // As if somebody had sent them a picture of it.
      await scans(stage, 'chen-xiaolin', 'album');
      await context.setOffline(false);
      await page.locator('#people').filter({ hasText: /^2$/ }).waitFor();
      await page.locator('#gap').waitFor({ state: 'hidden' });
    },
  },
  {
    name: 'a spot check is announced on the projector, counts who comes again, and names who has not',
    rows: ['M12'],
    async run(stage) {
      const { right, picture } = stage;
      const { page } = opened();
      await right.tap('点名');
      await right.tap('发起抽查点名');
      await right.overlay('发起').click();
      await right.sees('正在点名');
      await page.getByText('请再扫一次，还剩').waitFor();
      await page.locator('#spot-asked').filter({ hasText: '/ 2' }).waitFor();
      await scans(stage, 'zhou-min');
      await page.locator('#spot-came').filter({ hasText: /^1$/ }).waitFor();
      await right.sees('陈晓琳');
      await right.doesNotSee('周敏');
      await picture('spot-check');
      await right.back();
    },
  },
  {
    name: 'the phone ends it, and it asks to be paired anew',
    async run({ right }) {
      const { context, page } = opened();
      await right.tap('大屏');
      await right.tap('结束大屏 1');
      await right.overlay('结束').click();
      await page.getByText('这块大屏已被结束').waitFor();
      await context.close();
      await right.tap('关闭');
    },
  },
  {
    name: 'the roster of the meeting says who should be here, and somebody who is not is called',
    rows: ['M12'],
    async run(stage) {
      const { right, picture } = stage;
      const projectId = await approvedProjectId(administratorOf(stage));
      await right.open('li-jianhua', `packages/attendance/expected/index?projectId=${projectId}&batchId=b1`);
      await right.tap('导入名单');
      await right.sees('还没有选择文件');
      await chooseTable(right, '应到名单.xlsx', rosterFileOf(listed));
      await right.tap('导入 2 人');
      await right.sees(/名单 2/);
      await right.sees('呼吸内科 · 导入名单');
      await right.sees('没留电话');
      await picture('expected');
      await right.tap('拨打谭志强的电话');
      await right.overlay('取消').click();
    },
  },
  {
    name: 'a doubtful check-in is looked into, the records are exported, and the table that was fetched has every digit',
    rows: ['M18'],
    async run(stage) {
      const { right, picture, cloud } = stage;
      const projectId = await approvedProjectId(administratorOf(stage));
      const query = `projectId=${encodeURIComponent(projectId)}&batchId=b1`;
      await right.open('li-jianhua', `packages/attendance/records/index?${query}`);
      await right.tap('去核实');
      await right.sees('扫的是相册里的图，或长按识别的图');
      await picture('doubts');
      await right.tap(/^核实无误/);
      await right.tap('现场见到本人');
      await right.tap(/^核实无误$/);
      await right.sees('没有存疑的签到');
      await right.back();
      await right.tap('导出');
      await right.sees('Excel 表格（.xlsx）');
      await right.tap('开始导出');
      await right.sees('表格已做好');
      await picture('exported');
      await right.tap('打开表格');
      const { rows } = await administratorOf(stage).do('attendance.records', { projectId, batchId: 'b1' });
      const table = await exportedTable(cloud.baseUrl, { projectId, batchId: 'b1' });
      // The table has each check-in, the list one line for those of five minutes.
      const numbers = [...new Set(table.slice(1))].sort();
      assert.deepEqual(numbers, rows.map(({ personNumber }) => personNumber).sort());
    },
  },
];

/** The first column of the same table, as a script fetches it. */
async function exportedTable(baseUrl: string, batch: { projectId: string; batchId: string }): Promise<string[]> {
  const administrator = new Actor(new LocalClient(baseUrl), 'li-jianhua');
  const { exportId } = await administrator.do('export.begin', { what: { kind: 'records', ...batch }, format: 'xlsx' });
  for (;;) {
    const { state } = await administrator.do('export.get', { exportId });
    if (state === 'ready') break;
    assert.equal(state, 'making');
  }
  const { url } = await administrator.do('export.fetch', { exportId });
  const content = Buffer.from(await (await fetch(url)).arrayBuffer());
  const read = readTable({ content, type: 'xlsx' }, 1000);
  assert.equal(read.kind, 'rows');
  return read.kind === 'rows'
    ? read.rows.map(({ cells }) => {
        const cell = cells.get(0);
        return cell && 'text' in cell ? cell.text : '';
      })
    : [];
}
