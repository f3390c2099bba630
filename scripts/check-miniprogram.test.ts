import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { buildMiniprogram } from './build/miniprogram';
import { faultsOf } from './check-miniprogram';

describe('the check of a built mini-program', () => {
  let out: string;
  const page = (name: string) => path.join(out, 'pages/detail', name);
  beforeEach(async () => {
    out = fs.mkdtempSync(path.join(os.tmpdir(), 'check-'));
    await buildMiniprogram({ root: path.join(__dirname, '../local/phone/fixture'), out });
  });
  afterEach(() => fs.rmSync(out, { recursive: true }));

  it('finds nothing wrong with a good one', () => {
    expect(faultsOf(out)).toEqual([]);
  });

  it('finds a template that WeChat’s own compiler refuses', () => {
    fs.writeFileSync(page('index.wxml'), '<view wx:for="{{[1,2}}">a</view>');
    expect(faultsOf(out).join('\n')).toContain('pages/detail/index.wxml');
  });

  it('finds a tag that is left open, which our own compiler only warns about', () => {
    fs.writeFileSync(page('index.wxml'), '<view><text>a</view>');
    expect(faultsOf(out).join('\n')).toMatch(/pages\/detail\/index\.wxml:\d+/);
  });

  it('finds a tag or a call that nobody provides, a missing file, and a style from elsewhere', () => {
    fs.writeFileSync(page('index.wxml'), '<live-player />');
    fs.writeFileSync(page('index.js'), 'wx.startGyroscope({}); Page({});');
    fs.rmSync(page('index.wxss'));
    fs.appendFileSync(path.join(out, 'app.wxss'), '.a{background:url(https://example.test/a.png)}');
    expect(faultsOf(out)).toEqual([
      'pages/detail/index.wxss is missing',
      'pages/detail/index.wxml uses <live-player>, which the phone does not have',
      'pages/detail/index.js calls wx.startGyroscope, which the phone does not have',
      'app.wxss fetches https://example.test/a.png',
    ]);
  });
});
