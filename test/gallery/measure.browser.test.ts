import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from '../../local/browser';
import { longestName } from './answers/longest';
import type { Finding, Kind } from './in-page/finding';
import { measure, type Measuring } from './measure';

/** A page as the phone in a browser builds it around what a template gives. */
const around = (content: string, page = ''): string => `<!doctype html><html lang="zh-CN"><head><title>x</title><style>
  html, body { margin: 0; height: 100%; font: 16px/24px 'Noto Sans CJK SC', sans-serif; color: #000; background: #fff; }
  .mp-page, .mp-scroll { position: absolute; inset: 0; }
  .mp-scroll { overflow: hidden auto; }
  .mp-status { position: absolute; top: 0; left: 0; right: 0; height: 44px; pointer-events: none; }
  .mp-capsule { position: absolute; right: 7px; top: 50px; width: 87px; height: 32px; pointer-events: none; }
  .big { display: block; min-width: 44px; min-height: 44px; }
</style></head><body>
<div class="mp-page mp-top ${page}"><div class="mp-scroll">${content}</div></div>
<div class="mp-status"></div><div class="mp-capsule"></div></body></html>`;

/** What glass-easel keeps on each element: the template it is of, and here of those with `data-tap` that a tap is listened to. */
const AS_OF_A_TEMPLATE = `for (const element of document.querySelectorAll('.mp-scroll *')) {
  element.__wxElement = {
    ownerShadowRoot: { getHostNode: () => ({ is: 'packages/fixture/index' }) },
    _$eventTarget: { listeners: element.dataset.tap === undefined ? {} : { tap: [] } },
  };
}`;

const everything: Measuring = { axe: 'all', targets: true, longestName };

describe('measuring a page', () => {
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    browser = await launchBrowser();
    page = await browser.newPage({ viewport: { width: 375, height: 812 } });
  });
  afterAll(() => browser.close());

  async function found(
    content: string,
    { frame = '', ...measuring }: Partial<Measuring> & { frame?: string } = {},
  ): Promise<Finding[]> {
    await page.setContent(around(content, frame));
    await page.evaluate(AS_OF_A_TEMPLATE);
    return measure(page, { ...everything, ...measuring });
  }
  const kindsOf = (findings: readonly Finding[]): Kind[] => findings.map(({ kind }) => kind);

  it('takes nothing to lie over another that is scrolled out of its box, whatever cuts it besides', async () => {
    const cut = 'overflow:hidden;text-overflow:ellipsis;white-space:nowrap';
    const scrolled = `<p>筛选</p><div id="box" style="margin-top:-10px;height:60px;overflow-y:auto">
      <p style="${cut}">状态</p><p style="height:300px;margin:0">科室</p></div>`;
    await page.setContent(around(scrolled));
    await page.evaluate(AS_OF_A_TEMPLATE);
    const overlaps = async () =>
      kindsOf(await measure(page, { ...everything, axe: 'none', targets: false })).filter((kind) => kind === 'overlap');
    expect(await overlaps()).toEqual([]);
    await page.evaluate(`document.querySelector('#box').scrollTop = 20`);
    expect(await overlaps()).toEqual([]);
  });

  it('finds nothing on a page without a fault', async () => {
    const sound = `<h1>项目</h1><p>一段文字，<a href="#x">说明</a>在句子里。</p>
      <div style="overflow:hidden;text-overflow:ellipsis;white-space:nowrap;width:80px">一个可以省略的很长的标题</div>
      <div class="big" role="button" tabindex="0" data-tap>提交</div>`;
    expect(await found(sound)).toEqual([]);
  });

  it('names the template, the element and its words', async () => {
    const [finding] = await found('<p class="line s1--line">共 NaN 人</p>');
    expect(finding).toEqual({
      kind: 'badWord',
      file: 'packages/fixture/index',
      element: 'p.line',
      words: '共 NaN 人',
      detail: 'not a word for people',
    });
  });

  describe('of the width', () => {
    it('finds a page that is wider than the screen, and what sticks out', async () => {
      const [finding] = await found('<div><b style="display:block;width:400px">宽</b></div>');
      expect(finding).toMatchObject({ kind: 'wide', element: 'b', detail: '25 px wider than the screen' });
    });

    it('lets a strip scroll sideways', async () => {
      const strip = `<div tabindex="0" style="overflow:auto hidden;white-space:nowrap"><span style="display:inline-block;width:900px">长</span></div>`;
      expect(await found(strip)).toEqual([]);
    });
  });

  describe('of texts', () => {
    it('finds one that is cut off at its side', async () => {
      expect(
        kindsOf(
          await found('<div style="overflow:hidden;white-space:nowrap;width:80px">一个没有省略号的很长的标题</div>'),
        ),
      ).toEqual(['clipped']);
    });

    it('finds lines that are cut off below', async () => {
      expect(
        kindsOf(await found('<div style="overflow:hidden;height:30px;width:80px">一个没有省略号的很长的标题</div>')),
      ).toEqual(['clipped']);
    });

    it('finds the name of a person that ends in an ellipsis', async () => {
      const name = `<div style="overflow:hidden;text-overflow:ellipsis;white-space:nowrap;width:200px">${longestName}</div>`;
      expect(kindsOf(await found(name))).toEqual(['cutName']);
    });

    it('finds a value that is longer than its field', async () => {
      const field =
        '<input aria-label="地点" class="big" style="width:100px" value="湘西土家族苗族自治州人民医院门诊楼五楼学术报告厅">';
      expect(await found(field)).toMatchObject([{ kind: 'clipped', detail: 'a value longer than its field' }]);
    });

    it('finds a placeholder that is longer than its field', async () => {
      const field =
        '<input aria-label="查找" class="big" style="width:100px" placeholder="按姓名、人员编号、单位或科室查找">';
      expect(await found(field)).toMatchObject([{ kind: 'clipped', detail: 'a placeholder longer than its field' }]);
    });

    it('finds one over another', async () => {
      const over = '<p style="margin:0">第一行文字</p><p style="margin:-16px 0 0">第二行文字</p>';
      expect(kindsOf(await found(over))).toEqual(['overlap']);
    });

    it('counts only what a box shows of the lines that scroll in it', async () => {
      const list = (style: string) =>
        `<div tabindex="0" style="height:52px;${style}"><p style="margin:0">一</p><p style="margin:0">二</p><p style="margin:0">三</p></div>
        <p style="margin:0">下面的文字</p>`;
      expect(kindsOf(await found(list('overflow:hidden auto')))).toEqual([]);
      expect(kindsOf(await found(list('overflow:visible')))).toEqual(['overlap']);
    });

    it('lets a part wrap out of a box as a whole, and finds one that is cut', async () => {
      const box = (height: number) =>
        `<div style="display:flex;flex-flow:column wrap;overflow:hidden;height:80px;width:100px">
          <div style="width:100%;height:${height}px">上面的部分</div><div style="width:100%;height:40px">下面的部分</div></div>`;
      expect(await found(box(60))).toEqual([]);
      expect(await found(box(40))).toEqual([]);
      const cut =
        '<div style="display:flex;flex-wrap:wrap;overflow:hidden;width:80px"><p style="margin:0;flex:none;white-space:nowrap">一个没有省略号的很长的标题</p></div>';
      expect(kindsOf(await found(cut))).toEqual(['clipped']);
    });

    it('lets what is fixed lie over what scrolls', async () => {
      const bar = `<p style="margin:0">第一行文字</p><div style="height:2000px"></div><div style="position:fixed;top:0;left:0;background:#fff">固定的文字</div>`;
      expect(kindsOf(await found(bar))).not.toContain('overlap');
    });

    it('finds what stays under the bar at the bottom', async () => {
      const bar = `<div style="height:1500px"></div><p style="margin:0">最后一行</p>
        <div style="position:fixed;bottom:0;left:0;right:0;height:80px;background:#fff">按钮栏</div>`;
      expect(await found(bar)).toMatchObject([{ kind: 'covered', words: '最后一行' }]);
    });

    it('lets the page end above that bar', async () => {
      const bar = `<div style="height:1500px"></div><p style="margin:0 0 80px">最后一行</p>
        <div style="position:fixed;bottom:0;left:0;right:0;height:80px;background:#fff">按钮栏</div>`;
      expect(kindsOf(await found(bar))).toEqual([]);
    });

    it('finds one under the capsule of a page that draws its own head', async () => {
      const title = '<p style="margin:54px 0 0;text-align:right">标题在胶囊下面</p>';
      expect(kindsOf(await found(title, { frame: 'mp-custom' }))).toContain('underCapsule');
      expect(kindsOf(await found(title))).not.toContain('underCapsule');
    });

    it.each(['\ufffd', 'undefined', 'NaN', '[object Object]', 'null', 'Invalid Date'])(
      'finds %s on the screen',
      async (word) => {
        expect(kindsOf(await found(`<p>共 ${word} 人</p>`))).toEqual(['badWord']);
      },
    );

    it('finds half a character, as a text leaves it that was cut in its middle', async () => {
      await page.setContent(around('<p></p>'));
      await page.evaluate(`document.querySelector('p').textContent = '𠮷'.charAt(0) + '尔格勒'`);
      await page.evaluate(AS_OF_A_TEMPLATE);
      expect(kindsOf(await measure(page, everything))).toEqual(['badWord']);
    });

    it('finds such a word in what is read out alone', async () => {
      expect(
        kindsOf(
          await found('<div class="big" role="button" tabindex="0" aria-label="删除 undefined">×</div>', {
            axe: 'none',
          }),
        ),
      ).toEqual(['badWord']);
    });
  });

  describe('of actions', () => {
    const button = (style: string, inner = '好') =>
      `<div role="button" tabindex="0" style="display:block;${style}">${inner}</div>`;

    it('finds a target of 43 px, and none of 44', async () => {
      expect(await found(button('width:100px;height:43px'))).toMatchObject([
        { kind: 'smallTarget', detail: '100 × 43 px' },
      ]);
      expect(await found(button('width:43px;height:100px'))).toMatchObject([
        { kind: 'smallTarget', detail: '43 × 100 px' },
      ]);
      expect(await found(button('width:44px;height:44px'))).toEqual([]);
    });

    it('counts its padding, and what lies around it and is its own', async () => {
      expect(await found(button('width:20px;height:24px;padding:10px 12px'))).toEqual([]);
      const around = '<i style="position:absolute;inset:-12px"></i>好';
      expect(
        await found(`<div style="padding:100px">${button('position:relative;width:24px;height:24px', around)}</div>`),
      ).toEqual([]);
    });

    it('finds a small one that only a template knows to answer a tap', async () => {
      expect(kindsOf(await found('<div style="width:30px;height:30px" data-tap>×</div>'))).toEqual([
        'withoutRole',
        'smallTarget',
      ]);
    });

    it('finds one below the edge of a page that does not scroll', async () => {
      const still = `<div style="position:fixed;inset:0"><div style="height:900px"></div><button class="big">好</button></div>`;
      expect(kindsOf(await found(still, { targets: false }))).toContain('outOfReach');
      const scrolls = `<div style="height:900px"></div><button class="big">好</button>`;
      expect(kindsOf(await found(scrolls))).toEqual([]);
    });

    it('finds a code to be scanned that is not whole on the screen', async () => {
      const code = (top: number) =>
        `<canvas role="img" aria-label="考勤二维码" style="display:block;width:300px;height:300px;margin-top:${top}px"></canvas>`;
      expect(await found(code(600))).toMatchObject([{ kind: 'cutCode', detail: '88 px outside the screen' }]);
      expect(await found(code(500))).toEqual([]);
    });

    it('looks only at a sheet while one is open', async () => {
      const sheet = `<div style="width:30px;height:30px" data-tap>×</div>
        <div role="dialog" aria-label="设置" style="position:fixed;bottom:0;left:0;right:0;height:300px;background:#fff"><button class="big">好</button></div>`;
      expect(kindsOf(await found(sheet))).toEqual([]);
    });

    it('finds a button that is greyed by a class alone', async () => {
      const grey = (more: string) => `<div role="button" class="big t-button--disabled" ${more}>提交</div>`;
      expect(kindsOf(await found(grey(''), { axe: 'none' }))).toEqual(['disabledUnsaid']);
      expect(kindsOf(await found(grey('aria-disabled="true"'), { axe: 'none' }))).toEqual([]);
    });

    it('finds a search that nobody hears of', async () => {
      const search = (more: string) => `<input class="big" type="search" aria-label="查找">${more}`;
      expect(kindsOf(await found(search('')))).toEqual(['searchUnannounced']);
      expect(kindsOf(await found(search('<p role="status">资料已过期</p>')))).toEqual(['searchUnannounced']);
      expect(kindsOf(await found(search('<p role="status" aria-live="polite"></p>')))).toEqual([]);
    });
  });

  describe('by axe-core', () => {
    const rulesOf = (findings: readonly Finding[]) =>
      findings.filter(({ kind }) => kind === 'axe').map(({ detail }) => detail.split(':')[0]);

    it('finds contrast below AA, unless it is left out', async () => {
      const pale = '<p style="color:#999;margin:100px 0">浅灰的文字</p>';
      expect(rulesOf(await found(pale))).toEqual(['color-contrast']);
      expect(rulesOf(await found(pale, { axe: 'withoutContrast' }))).toEqual([]);
      expect(rulesOf(await found(pale, { axe: 'none' }))).toEqual([]);
    });

    it('finds a label that leaves out what is seen', async () => {
      expect(
        rulesOf(await found('<div class="big" role="button" tabindex="0" aria-label="打开详情">周敏 检验科</div>')),
      ).toEqual(['label-content-name-mismatch']);
    });

    it('finds a switch without a name, and one in another', async () => {
      const inner = '<div class="big" role="switch" tabindex="0" aria-checked="true"></div>';
      expect(rulesOf(await found(inner))).toEqual(['aria-toggle-field-name']);
      const nested = `<div class="big" role="switch" tabindex="0" aria-label="纸质原件" aria-checked="true">纸质原件${inner}</div>`;
      expect(rulesOf(await found(nested))).toContain('nested-interactive');
    });
  });
});
