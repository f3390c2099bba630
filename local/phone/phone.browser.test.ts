import fs from 'node:fs';
import { SourceMap, type SourceMapPayload } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import { buildMiniprogram } from '../../scripts/build/miniprogram';
import { launchBrowser } from '../browser';
import { buildPhone } from './build';
import { startFixtureServer, type FixtureServer } from './fixture/server';

/** 2025-11-28 08:00 in Shanghai. */
const BEGIN = Date.parse('2025-11-28T00:00:00Z');

describe('the phone in a browser', () => {
  let folder: string;
  let server: FixtureServer;
  let browser: Browser;
  let page: Page;
  let troubles: string[];

  beforeAll(async () => {
    folder = fs.mkdtempSync(path.join(os.tmpdir(), 'phone-'));
    const artefact = path.join(folder, 'miniprogram');
    const maps = path.join(folder, 'maps');
    await buildMiniprogram({ root: path.join(__dirname, 'fixture'), out: artefact, maps });
    await buildPhone({ artefact, maps, out: path.join(folder, 'phone') });
    server = await startFixtureServer(path.join(folder, 'phone'), BEGIN);
    browser = await launchBrowser();
  });

  afterAll(async () => {
    await browser?.close();
    await server?.close();
    fs.rmSync(folder, { recursive: true, force: true });
  });

  beforeEach(async () => {
    troubles = [];
    page = await browser.newPage({ viewport: { width: 375, height: 812 } });
    // Far away: what is waited for comes as fast as the machine can.
    page.setDefaultTimeout(30_000);
    page.on('pageerror', (error) => troubles.push(error.message));
    page.on('console', (message) => ['error', 'warning'].includes(message.type()) && troubles.push(message.text()));
  });

  afterEach(async () => {
    await page.close();
    expect(troubles).toEqual([]);
  });

  const open = (to: string, query = '') => page.goto(`${server.url}/phone/phone.html?as=zhou${query}#/${to}`);
  const top = () => page.locator('.mp-page.mp-top');
  const sees = (text: string | RegExp) => top().getByText(text).first().waitFor();
  const press = (name: string) => top().getByRole('button', { name, exact: true }).click();
  /** A computed style, of the element or of its `::before` or `::after`. */
  const style = (found: Locator, property: string, pseudo?: string) =>
    found
      .first()
      .evaluate((element, [name, of]) => getComputedStyle(element, of).getPropertyValue(name), [
        property,
        pseudo,
      ] as const);

  /** Looks until it is what is wanted; the test's own limit ends a search in vain. */
  const becomes = async (look: () => Promise<string>, wanted: string) => {
    while ((await look()) !== wanted) await page.waitForTimeout(20);
  };

  describe('a page made of TDesign components', () => {
    beforeEach(() => open('pages/first/index'));

    it('lets a component tell its page, and gives it the styles of the app', async () => {
      await top().getByRole('button', { name: '加数' }).click();
      await sees('数到 2，模块 1');
      expect(await style(top().getByRole('button', { name: '加数' }), 'color')).toBe('rgb(10, 116, 128)');
      expect(await style(top().locator('[data-is="components/counter/index"]'), 'margin-top')).toBe('7px');
    });

    it('switches tabs and searches', async () => {
      await top().getByRole('tab', { name: '草稿' }).click();
      await sees('选中 draft');
      await top().getByPlaceholder('搜索').fill('临床');
      await sees('找 临床');
    });

    it('fills a form', async () => {
      await top().getByPlaceholder('请输入姓名').fill('周敏');
      await top().locator('.t-switch').click();
      await top().getByText('周二').click();
      await top().getByText('省级').click();
      await top().locator('.t-stepper__plus').click();
      await top().getByPlaceholder('备注').fill('无');
      await sees('开 周敏 2 b 2 无');
    });

    it('picks from a wheel by dragging the mouse, and a day', async () => {
      await top().getByText('城市').click();
      const wheel = top().locator('[class*="t-picker-item__group"]').first();
      // Moves to its middle once it stands still.
      await wheel.hover();
      const box = await wheel.boundingBox();
      if (!box) throw new Error('the wheel is not drawn');
      await page.mouse.down();
      await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2 - 40, { steps: 5 });
      // A finger that rests before it lets go leaves the wheel no momentum.
      await page.waitForTimeout(350);
      await page.mouse.up();
      await wheel.locator('[class*="item--active"]').getByText('上海').waitFor();
      await top().getByText('确认').first().click();
      await sees('去 上海');
      await top().getByText('日期', { exact: true }).click();
      await top().getByText('确定', { exact: true }).last().click();
      await sees('去 上海 2025-11-29');
    });

    it('opens a dialog and a toast', async () => {
      await press('对话框');
      await sees('确定报名？');
      await top().getByText('取消', { exact: true }).last().click();
      await top().getByText('确定报名？').waitFor({ state: 'hidden' });
      await press('轻提示');
      await sees('轻提示文字');
    });

    it('refreshes when it is pulled down', async () => {
      await page.mouse.move(180, 200);
      await page.mouse.down();
      await page.mouse.move(180, 400, { steps: 8 });
      await page.mouse.up();
      await sees('找 已刷新');
      await page.getByText('正在刷新').waitFor({ state: 'detached' });
    });

    it('draws icons without asking any other server, and an outline around an outline button', async () => {
      const mask = await style(top().locator('[class*="t-icon-base"]'), '-webkit-mask-image', '::before');
      expect(mask).toMatch(/^url\("data:image\/svg\+xml,/);
      const border = await style(top().getByRole('button', { name: '轻提示' }), 'border-top-width', '::after');
      expect(parseFloat(border)).toBeGreaterThan(0);
    });
  });

  describe('a page of native tags and wx calls', () => {
    beforeEach(() => open('pages/second/index'));

    it('calls a cloud function as the person who holds the phone', async () => {
      await press('调用');
      await sees(/"as":"zhou","name":"echo","data":\{"word":"你好"\}/);
      await press('调用坏的');
      await sees(/"errCode":-504002/);
    });

    it('asks by dialogs and sheets', async () => {
      await press('弹窗');
      await page.getByRole('dialog', { name: '题目' }).getByRole('button', { name: '取消' }).click();
      await sees('"confirm":false');
      await press('菜单');
      await page.getByRole('button', { name: '二' }).click();
      await sees('"tapIndex":1');
      await press('提示');
      await page.getByRole('status').getByText('好了').waitFor();
    });

    it('asks for privacy consent once', async () => {
      await press('隐私');
      await page.getByRole('button', { name: '同意' }).click();
      await sees('requirePrivacyAuthorize:ok');
      await press('弹窗');
      await page.getByRole('button', { name: '确定' }).click();
      await press('隐私');
      await sees('requirePrivacyAuthorize:ok');
    });

    it('gives the phone number only when it is allowed', async () => {
      await press('手机号');
      await page.getByText('138****1234').waitFor();
      await page.getByRole('button', { name: '拒绝' }).click();
      await sees('getPhoneNumber:fail user deny');
      await press('手机号');
      await page.getByRole('button', { name: '允许' }).click();
      await sees('"code":"phone-code-1"');
    });

    it('uploads a chosen file', async () => {
      await press('文件');
      await page
        .getByLabel('选择文件', { exact: true })
        .setInputFiles({ name: '通知.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4') });
      await sees('cloud://fixture/notice/通知.pdf');
      expect(server.calls.at(-1)).toEqual({
        path: `/wx/uploadFile?as=zhou&cloudPath=${encodeURIComponent('notice/通知.pdf')}`,
        body: '%PDF-1.4',
      });
    });

    it('goes to a page and comes back with its answer; a module is one for all pages', async () => {
      await press('详情');
      await sees(/编号 7，姓名 张 三，模块 \d，场景 1001/);
      await press('完成');
      await sees('完成了');
      await press('详情');
      await page.getByRole('button', { name: '返回' }).click();
      await page.getByRole('tab', { name: '组件' }).click();
      await sees(/模块 3/);
    });

    it('keeps every style sheet once and in its order, however many pages were opened', async () => {
      const sheets = () => page.locator('head style').allInnerTexts();
      const before = await sheets();
      await press('详情');
      await press('完成');
      await press('详情');
      const after = await sheets();
      expect(after.slice(0, before.length)).toEqual(before);
      expect(new Set(after).size).toBe(after.length);
    });

    it('asks for a subscription message, tells the cloud who agreed, and keeps an answer that is to be kept', async () => {
      await press('订阅');
      await page.getByRole('dialog', { name: '订阅消息' }).getByText('审核结果').waitFor();
      await page.getByRole('button', { name: '取消' }).click();
      await sees('"result":"reject"');
      expect(server.calls.map(({ path: to }) => to)).not.toContain('/wx/subscribe');
      await press('订阅');
      await page.getByLabel('总是保持以上选择，不再询问').check();
      await page.getByRole('button', { name: '允许' }).click();
      await sees('"result":"accept"');
      const consents = () => server.calls.filter(({ path: to }) => to === '/wx/subscribe');
      expect(consents().at(-1)?.body).toEqual({ as: 'zhou', accepted: ['result'] });
      const before = consents().length;
      await press('调用');
      await sees('echo');
      // Kept: nobody is asked, and it is one consent more.
      await press('订阅');
      await sees('"result":"accept"');
      expect(consents()).toHaveLength(before + 1);
    });

    it('puts a badge on a tab and takes it away', async () => {
      await press('角标');
      await page.getByRole('tab', { name: '组件' }).getByText('99+').waitFor();
      await press('去角标');
      await page.locator('.mp-badge:visible').waitFor({ state: 'detached' });
    });

    it('binds native fields', async () => {
      await top().getByPlaceholder('原生输入').fill('甲乙');
      await top().getByRole('switch', { name: '原生开关' }).check();
      await top().getByLabel('原生选择').selectOption('1');
      await sees('写了 甲乙 开');
      await sees('选了 1');
    });

    it('colours a placeholder by its class, and a button under the finger by its hover class', async () => {
      const field = top().getByPlaceholder('原生输入');
      await becomes(() => style(field, 'color', '::placeholder'), 'rgb(10, 116, 128)');
      const box = await top().getByRole('button', { name: '几点' }).boundingBox();
      if (!box) throw new Error('the button is not drawn');
      await page.mouse.move(box.x + 20, box.y + 10);
      await page.mouse.down();
      await becomes(() => style(top().getByRole('button', { name: '几点' }), 'background-color'), 'rgb(222, 222, 222)');
      await page.mouse.up();
    });

    it('measures nodes and the viewport, and reports the end of a list', async () => {
      await press('量一量');
      await sees(/"width":200,"height":200.*"scrollTop":/);
      await top()
        .locator('.list')
        .evaluate((element) => element.scrollTo(0, 1000));
      await sees('到底了');
    });

    it('reads a code from a picture file, and says so when there is none', async () => {
      const picture = await top().locator('canvas').screenshot();
      await press('扫码');
      await page.getByLabel('选择图片', { exact: true }).setInputFiles({
        name: 'a.png',
        mimeType: 'image/png',
        buffer: await page.screenshot({ clip: { x: 0, y: 0, width: 90, height: 40 } }),
      });
      await page.getByText('这张图片里没有找到二维码').waitFor();
      await page
        .getByLabel('选择图片', { exact: true })
        .setInputFiles({ name: 'b.png', mimeType: 'image/png', buffer: picture });
      await sees('"result":"FIXTURE-CODE-1"');
    });

    it('loads what reads a code again after the network was away', async () => {
      const picture = await top().locator('canvas').screenshot();
      const choose = () =>
        page
          .getByLabel('选择图片', { exact: true })
          .setInputFiles({ name: 'b.png', mimeType: 'image/png', buffer: picture });
      await page.route('**/*.wasm', (route) => route.abort());
      await press('扫码');
      await choose();
      await page.getByText('识别程序没有加载出来').waitFor();
      // The browser and the decoder complain of it, as they should.
      troubles.length = 0;
      await page.unroute('**/*.wasm');
      await choose();
      await sees('"result":"FIXTURE-CODE-1"');
    });

    it('follows the local clock', async () => {
      await press('几点');
      await sees(/"now":"2025-11-28T00:0\d:\d\d/);
      await page.request.post(`${server.url}/control/clock`, { data: { to: BEGIN + 86_400_000 } });
      await page.locator('.mp-time').getByText('08:00').waitFor();
      await press('几点');
      await sees(/"now":"2025-11-29T00:0\d:\d\d/);
      await page.request.post(`${server.url}/control/clock`, { data: { to: BEGIN } });
    });
  });

  it('leads a developer from its one script to the TypeScript of a page', () => {
    const script = path.join(folder, 'phone/phone/app.js');
    const lines = fs.readFileSync(script, 'utf8').split('\n');
    const line = lines.findIndex((text) => text.includes('一张卡片'));
    const payload = JSON.parse(fs.readFileSync(`${script}.map`, 'utf8')) as SourceMapPayload;
    const found = new SourceMap(payload).findEntry(line, (lines[line] ?? '').indexOf('一张卡片'));
    if (!('originalSource' in found)) throw new Error('the map does not know the line');
    const source = path.resolve(path.dirname(script), found.originalSource);
    expect(source).toBe(path.join(__dirname, 'fixture/miniprogram/pages/second/index.ts'));
    expect(fs.readFileSync(source, 'utf8').split('\n')[found.originalLine]).toContain('一张卡片');
  });

  describe('that hears of new code', () => {
    /** Opens a page, or lets it be opened, until it listens. */
    const listening = async (act: () => unknown) => {
      const connected = page.waitForResponse(/\/control\/events$/);
      await act();
      await connected;
      await page.evaluate(() => void Object.assign(globalThis, { before: true }));
    };
    const isAsBefore = () => page.evaluate(() => 'before' in globalThis);

    it('loads anew and stays on its page', async () => {
      await listening(() => open('pages/detail/index?id=7'));
      for (const half of ['phone', 'functions']) {
        await listening(() => server.tell('code', { of: half }));
        expect(new URL(page.url()).hash).toBe('#/pages/detail/index?id=7');
      }
    });

    it('keeps unsaved input while only the functions are new', async () => {
      await listening(() => open('pages/detail/index?id=7'));
      await page.evaluate(`wx.enableAlertBeforeUnload({ message: '还没有保存' })`);
      await page.evaluate(
        `void (globalThis.moved = new Promise((moved) => addEventListener("clockjump", () => moved())))`,
      );
      server.tell('code', { of: 'functions' });
      server.tell('clock', { now: BEGIN + 3_600_000 });
      await page.evaluate(`globalThis.moved`);
      expect(await isAsBefore()).toBe(true);
      await listening(() => server.tell('code', { of: 'phone' }));
    });
  });

  it('opens in the dark look and without a person when it is told so', async () => {
    await page.goto(`${server.url}/phone/phone.html?as=&scene=1154&theme=dark#/pages/detail/index?id=9`);
    await sees(/编号 9，.*场景 1154/);
    expect(await style(page.locator('wx-page'), '--mark')).toBe('rgb(9, 9, 9)');
  });

  describe('the desk', () => {
    const phone = (name: string) => page.frameLocator(`iframe[name=${name}]`);

    beforeEach(async () => {
      await page.setViewportSize({ width: 1000, height: 950 });
      await page.goto(`${server.url}/?left=zhou&right=chen`);
      await phone('left').getByRole('tab', { name: '接口' }).click();
      await phone('right').getByRole('tab', { name: '接口' }).click();
      // A camera sees only what is on the screen.
      await phone('right').locator('.mp-top canvas').scrollIntoViewIfNeeded();
      // The page gives its canvas this size when it draws the code.
      await phone('right').locator('.mp-top canvas[width="400"]').waitFor();
    });

    it('lets one phone scan what the other one shows, and keeps looking while there is nothing', async () => {
      await phone('left').getByRole('button', { name: '扫码' }).click();
      await phone('left').getByText('"result":"FIXTURE-CODE-1"').waitFor();
      await phone('right').getByRole('tab', { name: '组件' }).click();
      await phone('left').getByRole('button', { name: '扫码' }).click();
      await phone('left').getByText('另一台手机上没有二维码').waitFor();
      await phone('left').getByRole('button', { name: '取消' }).click();
      await phone('left').getByText('scanCode:fail cancel').waitFor();
    });

    it('scans a photo that was taken before, once', async () => {
      await page.getByRole('button', { name: '用左边手机拍下对面的码' }).click();
      await page.getByText('已拍下').waitFor();
      await phone('right').getByRole('tab', { name: '组件' }).click();
      await phone('left').getByRole('button', { name: '扫码' }).click();
      await phone('left').getByRole('button', { name: '用刚才拍的照片' }).click();
      await phone('left').getByText('"result":"FIXTURE-CODE-1"').waitFor();
      await phone('left').getByRole('button', { name: '扫码' }).click();
      await phone('left').getByText('另一台手机上没有二维码').waitFor();
    });

    it('opens a share card on the other phone', async () => {
      await phone('left').getByRole('button', { name: '分享' }).click();
      await phone('left').getByText('一张卡片').waitFor();
      await phone('left').getByLabel('谁来打开').selectOption({ label: '未登录（朋友圈单页）' });
      await phone('left').getByRole('button', { name: '打开', exact: true }).click();
      await phone('right')
        .getByText(/编号 7，.*场景 1154/)
        .waitFor();
      expect(new URL(page.url()).searchParams.get('right')).toBe('');
    });

    it('lays a phone on its side while the page on top wants it, and stands it up for the next one', async () => {
      const lies = async () => {
        const box = await page.locator('iframe[name=left]').boundingBox();
        return String(box !== null && box.width > box.height && box.x + box.width <= 1000);
      };
      await phone('left').getByRole('button', { name: '详情' }).click();
      await phone('left').getByRole('button', { name: '横过来' }).click();
      await becomes(lies, 'true');
      await phone('left').getByRole('button', { name: '完成' }).click();
      await phone('left').getByRole('button', { name: '扫码' }).waitFor();
      await becomes(lies, 'false');
    });

    it('shows what WeChat has sent to whom', async () => {
      await page.getByRole('button', { name: '微信消息和短信 0' }).click();
      await page.getByText('还没有发出消息').waitFor();
      server.tell('message', {
        at: BEGIN,
        to: '周敏',
        title: '审核结果通知',
        page: 'pages/detail/index?id=7',
        data: { thing1: { value: '项目' }, phrase2: { value: '已通过' } },
      });
      const sent = page.getByLabel('发到手机的订阅消息和短信');
      await sent.getByText('→ 周敏').waitFor();
      await sent.getByText('审核结果通知').waitFor();
      await sent.getByText('已通过').waitFor();
      await page.getByRole('button', { name: '微信消息和短信 1' }).click();
      await sent.waitFor({ state: 'hidden' });
    });

    it('moves the clock for both phones and remembers who holds them', async () => {
      await page.getByRole('button', { name: '下一天 08:00' }).click();
      await page.getByLabel('时钟', { exact: true }).getByText('2025/11/29').waitFor();
      await phone('right').getByRole('button', { name: '几点' }).click();
      await phone('right').getByText('"now":"2025-11-29T00:00').waitFor();
      await page.getByLabel('右边手机的人').selectOption({ label: '周敏' });
      expect(new URL(page.url()).searchParams.get('right')).toBe('zhou');
      await page.request.post(`${server.url}/control/clock`, { data: { to: BEGIN } });
    });
  });
});
