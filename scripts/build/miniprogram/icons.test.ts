import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { collectIcons, iconDataUri, iconStyles, scriptIcons, templateIcons } from './icons';

describe('icon names in a template', () => {
  it('reads names of t-icon and icon attributes of components', () => {
    const wxml =
      '<t-icon size="40rpx" name="time" /><t-button icon="scan"/><t-input prefix-icon=\'user\' suffix-icon="{{ a }}"/><view icon="x"/>';
    expect(templateIcons(wxml)).toEqual(['time', 'scan', 'user']);
  });

  it('reads what an expression may come to, not what it compares with', () => {
    expect(templateIcons(`<t-icon name="{{ state === 'done' ? 'check' : 'close' }}" />`)).toEqual(['check', 'close']);
  });
});

describe('icon names in a script', () => {
  it('takes the values of icon properties as certain, conditionals included', () => {
    const { certain } = scriptIcons(
      `const a = { icon: late === 'x' ? 'cloud-upload' : 'time', leftIcon: 'user', word: 'close' };`,
      'a.ts',
    );
    expect(certain).toEqual(['cloud-upload', 'time', 'user']);
  });

  it('takes any other hyphenated icon name as possible', () => {
    const { certain, possible } = scriptIcons(
      `switch (s) { case 1: return 'check-circle-filled'; default: return 'no-such-icon'; }`,
      'a.ts',
    );
    expect({ certain, possible }).toEqual({ certain: [], possible: ['check-circle-filled'] });
  });
});

describe('the icons of a build', () => {
  let folder: string;
  const write = (name: string, text: string) => {
    const file = path.join(folder, name);
    fs.writeFileSync(file, text);
    return file;
  };
  beforeEach(() => (folder = fs.mkdtempSync(path.join(os.tmpdir(), 'icons-'))));
  afterEach(() => fs.rmSync(folder, { recursive: true }));

  it('names an icon that nobody has drawn, and the file that asks for it', () => {
    const page = write('a.wxml', '<t-icon name="chek" />');
    const use = collectIcons({ templates: [page], scripts: [] }, { files: [] }, write('icons.json', '["time"]'));
    expect(use.unknown).toEqual([{ name: 'chek', file: page }]);
    expect([...use.names]).toEqual(['time']);
  });

  it('adds what TDesign’s own components draw', () => {
    const library = write('toast.js', 'const s={success:"check-circle",kind:"text",close:"close"}');
    const use = collectIcons({ templates: [], scripts: [] }, { files: [library] }, write('icons.json', '[]'));
    expect([...use.names]).toEqual(['check-circle', 'close']);
  });
});

describe('the icon sheet', () => {
  const SHEET = `@font-face{font-family:t;src:url(https://example.test/t.woff)}.t-icon{font-family:t!important;}.t-icon-base{line-height:1}.t-icon-time:before{content:'\\E1'}`;

  it('fetches nothing and draws only the used icons', () => {
    const css = iconStyles(SHEET, ['check']);
    expect(css).not.toMatch(/https?:\/\/(?!www\.w3\.org)/);
    expect(css).not.toContain('t-icon-time');
    expect(css).toContain('.t-icon-check:before{-webkit-mask-image:url("data:image/svg+xml,');
    expect(css).toContain('.t-icon-base{line-height:1}');
  });

  it('gives each drawing a view box and no hidden shapes', () => {
    const svg = decodeURIComponent(iconDataUri('education').replace('data:image/svg+xml,', ''));
    expect(svg).toContain(`viewBox='0 0 24 24'`);
    expect(svg).not.toContain('transparent');
    expect(svg).not.toContain('currentColor');
  });
});
