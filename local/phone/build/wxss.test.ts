import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { browserTag, browserUnits } from '../markup';
import { inlineImports, wxssFault, wxssToCss } from './wxss';

describe('units', () => {
  it('turns rpx into a share of the screen, also negative, fractional and inside functions', () => {
    expect(browserUnits('-1.5rpx')).toBe('calc(-1.5 * var(--rpx))');
    expect(browserUnits('calc(100% - 32rpx) .5rpx')).toBe('calc(100% - calc(32 * var(--rpx))) calc(.5 * var(--rpx))');
  });

  it('counts vh from the page below the navigation bar, and draws the safe area', () => {
    expect(browserUnits('100vh')).toBe('calc(100 * var(--vh))');
    expect(browserUnits('env(safe-area-inset-bottom)')).toBe('var(--safe-bottom)');
  });

  it('leaves words that only look like units alone', () => {
    expect(browserUnits('url(a10rpxb.png)')).toBe('url(a10rpxb.png)');
  });
});

describe('tags', () => {
  it('marks WeChat’s own tags and keeps the names of custom components', () => {
    expect(['view', 'page', 'scroll-view', 't-button', 'radio-group'].map(browserTag)).toEqual([
      'wx-view',
      'wx-page',
      'wx-scroll-view',
      't-button',
      'wx-radio-group',
    ]);
  });
});

describe('selectors', () => {
  it('prefixes the classes of an isolated component', () => {
    expect(wxssToCss('.a .b::after{color:red}', { id: 'c/x', scope: 's3' })).toBe('.s3--a .s3--b::after{color:red}');
  });

  it('means the component’s own element by :host', () => {
    expect(wxssToCss(':host{display:block}', { id: 'c/x', scope: 's3' })).toBe('[data-is="c/x"]{display:block}');
  });

  it('limits a page’s rules to the page without making them stronger', () => {
    const css = wxssToCss('.a,text{color:red} page{margin:0}', { id: 'p/x', page: 'p/x' });
    expect(css).toContain(':where(wx-page[is="p/x"]) .a,:where(wx-page[is="p/x"]) wx-text{color:red}');
    expect(css).toContain('wx-page:where([is="p/x"]){margin:0}');
  });

  it('leaves key frames as they are', () => {
    const css = '@keyframes turn{from{opacity:0}50%{opacity:.5}to{opacity:1}}';
    expect(wxssToCss(css, { id: 'c/x', scope: 's3', page: 'p/x' })).toBe(css);
  });

  it('ends TDesign’s font stacks in a family that browsers have', () => {
    expect(wxssToCss('.a{font:400 1px PingFang SC,Arial Regular}')).toBe(
      '.a{font:400 1px PingFang SC,Arial Regular, sans-serif}',
    );
  });
});

describe('imports', () => {
  let folder: string;
  beforeEach(() => (folder = fs.mkdtempSync(path.join(os.tmpdir(), 'wxss-'))));
  afterEach(() => fs.rmSync(folder, { recursive: true }));

  it('puts imported sheets in their place, each once, by relative and by absolute path', () => {
    fs.mkdirSync(path.join(folder, 'page'));
    fs.writeFileSync(path.join(folder, 'base.wxss'), '.base{}');
    fs.writeFileSync(
      path.join(folder, 'page/a.wxss'),
      `@import "../base.wxss";@import '/base.wxss';/* @import "none.wxss"; */.a{}`,
    );
    expect(inlineImports(folder, path.join(folder, 'page/a.wxss'))).toBe('.base{}.a{}');
  });
});

describe('a fault', () => {
  it('is named with its file and line, also in a sheet that is imported', () => {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'wxss-'));
    fs.mkdirSync(path.join(folder, 'styles'));
    fs.writeFileSync(path.join(folder, 'page.wxss'), '@import "styles/shared.wxss";\n.a { color: red }\n');
    fs.writeFileSync(path.join(folder, 'styles/shared.wxss'), '/* two\nlines */\n.b { color: red\n');
    expect(wxssFault(folder, path.join(folder, 'page.wxss'))?.message).toBe('styles/shared.wxss:3:1: Unclosed block');
    fs.writeFileSync(path.join(folder, 'styles/shared.wxss'), '.b { color: red }\n');
    expect(wxssFault(folder, path.join(folder, 'page.wxss'))).toBeUndefined();
    fs.rmSync(folder, { recursive: true });
  });
});
