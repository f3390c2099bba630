import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { buildMiniprogram } from '../miniprogram';
import { libraryUses } from './library-uses';
import { relativeSpecifier } from './compile';
import { vendorPath } from './layout';
import { measurePackages } from './sizes';

describe('what modules take from a library', () => {
  const uses = (source: string) => Object.fromEntries(libraryUses(source, 'a.ts'));

  it('counts a namespace by its members, not by its types', () => {
    const source = `import * as z from 'zod/mini'; const a = z.object({ b: z.string() }); type A = z.infer<typeof a>;`;
    expect(uses(source)).toEqual({ 'zod/mini': new Set(['object', 'string']) });
  });

  it('takes all of a namespace that is passed on, or of a library that is required', () => {
    expect(uses(`import * as z from 'zod/mini'; export const y = { z };`)).toEqual({ 'zod/mini': 'all' });
    expect(uses(`const dayjs = require('dayjs');`)).toEqual({ dayjs: 'all' });
  });

  it('leaves out what is only a type', () => {
    expect(uses(`import type { A } from 'a'; import { type B, c } from 'b';`)).toEqual({ b: new Set(['c']) });
  });
});

describe('paths in the artefact', () => {
  it('are relative, as mini-programs know no other', () => {
    expect(relativeSpecifier('packages/people/list/index.js', 'domain/time.js')).toBe('../../../domain/time.js');
    expect(relativeSpecifier('app.js', 'vendor/dayjs.js')).toBe('./vendor/dayjs.js');
  });

  it('give every library one file', () => {
    const layout = {
      root: '/',
      app: '/app',
      out: '/out',
      placement: { files: new Map(), libraries: new Map([['@a/b', 'packages/people']]) },
    };
    expect([vendorPath(layout, 'dayjs/plugin/utc'), vendorPath(layout, '@a/b')]).toEqual([
      'vendor/dayjs-plugin-utc.js',
      'packages/people/lib/vendor/a-b.js',
    ]);
  });
});

describe('package sizes', () => {
  const MEGABYTE = 1024 * 1024;
  const sizes = (bytes: number) =>
    measurePackages(
      new Map([
        ['app.js', Buffer.alloc(10)],
        ['packages/people/a.js', Buffer.alloc(bytes)],
      ]),
      ['packages/people'],
    );

  it('count a file to its subpackage', () => {
    expect(sizes(7).packages).toEqual([
      { name: 'main', bytes: 10 },
      { name: 'packages/people', bytes: 7 },
    ]);
  });

  it('warn above our own bar and fail above WeChat’s limit', () => {
    expect(sizes(0.8 * MEGABYTE)).toMatchObject({ warnings: [], errors: [] });
    expect(sizes(0.8 * MEGABYTE + 1)).toMatchObject({
      warnings: [expect.stringContaining('packages/people')],
      errors: [],
    });
    expect(sizes(2 * MEGABYTE + 1).errors).toHaveLength(1);
  });
});

describe('a build', () => {
  let root: string;
  const write = (name: string, text: string) => {
    const file = path.join(root, name);
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(file, text);
  };
  const read = (name: string) => fs.readFileSync(path.join(root, 'out', name), 'utf8');
  const build = () => buildMiniprogram({ root, out: path.join(root, 'out') });

  beforeEach(() => {
    root = fs.mkdtempSync(path.join(os.tmpdir(), 'build-'));
    write('miniprogram/app.json', '{"pages":["pages/a/index"]}');
    write('miniprogram/app.ts', 'App({});');
    write('miniprogram/app.wxss', '');
    write('miniprogram/assets/icons.json', '[]');
    write('miniprogram/pages/a/index.json', '{"usingComponents":{"t-cell":"tdesign-miniprogram/cell/cell"}}');
    write('miniprogram/pages/a/index.wxml', '<t-cell/>');
    write(
      'miniprogram/pages/a/index.ts',
      `import { now } from '../../../domain/kernel/time';\nPage({ data: { now: now?.() } });`,
    );
    write('domain/kernel/time.ts', `import * as z from 'zod/mini';\nexport const now = () => z.string();`);
    write('domain/unused.ts', 'export const never = 1;');
  });
  afterEach(() => fs.rmSync(root, { recursive: true }));

  it('compiles every reachable module for itself and points it at its neighbours', async () => {
    await build();
    expect(read('pages/a/index.js')).toContain('require("../../domain/kernel/time.js")');
    expect(read('domain/kernel/time.js')).toContain('require("../../vendor/zod-mini.js")');
    expect(fs.existsSync(path.join(root, 'out/domain/unused.js'))).toBe(false);
  });

  it('vendors only what is used of a library', async () => {
    await build();
    expect(read('vendor/zod-mini.js').length).toBeLessThan(60_000);
  });

  it('copies only the components that pages reach', async () => {
    await build();
    const packed = fs.readdirSync(path.join(root, 'out/miniprogram_npm/tdesign-miniprogram'));
    expect(packed).toEqual(expect.arrayContaining(['cell', 'common', 'icon', 'image']));
    expect(packed).not.toContain('button');
  });

  it('gives each subpackage its own copy of what the main package does not need, and every name leads there', async () => {
    const page = (root: string) => {
      write(`miniprogram/${root}/p/index.json`, '{"usingComponents":{"card":"/components/card/index"}}');
      write(`miniprogram/${root}/p/index.wxml`, '<wxs module="m" src="../../../wxs/m.wxs"/><card/>');
      write(`miniprogram/${root}/p/index.wxss`, '@import "../../../styles/row.wxss";');
      write(
        `miniprogram/${root}/p/index.ts`,
        `import { both } from '../../../../domain/both';\nPage({ data: both() });`,
      );
    };
    write(
      'miniprogram/app.json',
      JSON.stringify({
        pages: ['pages/a/index'],
        subPackages: ['a', 'b'].map((name) => ({ root: `packages/${name}`, pages: ['p/index'] })),
      }),
    );
    page('packages/a');
    page('packages/b');
    write('miniprogram/wxs/m.wxs', 'module.exports = {};');
    write('miniprogram/styles/row.wxss', '.row { color: red }');
    write('miniprogram/components/card/index.json', '{"component":true,"usingComponents":{"pip":"../pip/index"}}');
    write('miniprogram/components/card/index.wxml', '<pip/>');
    write(
      'miniprogram/components/card/index.ts',
      `import { now } from '../../../domain/kernel/time';\nComponent({ now });`,
    );
    write('miniprogram/components/pip/index.json', '{"component":true}');
    write('miniprogram/components/pip/index.wxml', '');
    write('miniprogram/components/pip/index.ts', 'Component({});');
    write('domain/both.ts', 'export const both = () => ({ both: 1 });');
    await build();
    for (const root of ['packages/a', 'packages/b']) {
      expect(read(`${root}/p/index.json`)).toBe('{"usingComponents":{"card":"../lib/components/card/index"}}');
      expect(read(`${root}/p/index.js`)).toContain('require("../lib/domain/both.js")');
      expect(read(`${root}/p/index.wxml`)).toContain('src="../lib/wxs/m.wxs"');
      expect(read(`${root}/p/index.wxss`)).toContain('"../lib/styles/row.wxss"');
      expect(read(`${root}/lib/components/card/index.json`)).toContain('"pip":"../pip/index"');
      expect(read(`${root}/lib/components/pip/index.js`)).toContain('Component');
      // The first page of the app needs it too.
      expect(read(`${root}/lib/components/card/index.js`)).toContain('require("../../../../../domain/kernel/time.js")');
    }
    for (const gone of ['components', 'wxs', 'styles', 'domain/both.js'])
      expect(fs.existsSync(path.join(root, 'out', gone))).toBe(false);
  });

  it('leaves nothing of an earlier build behind, and nothing half done when it fails', async () => {
    await build();
    write('miniprogram/pages/a/index.ts', 'Page({});');
    await build();
    expect(fs.existsSync(path.join(root, 'out/domain/kernel/time.js'))).toBe(false);
    write('miniprogram/pages/a/index.ts', `import './gone';`);
    await expect(build()).rejects.toThrow('./gone');
    expect(read('pages/a/index.js')).toContain('Page({})');
  });

  it('follows an import that means another file than at the build before', async () => {
    await build();
    fs.rmSync(path.join(root, 'domain/kernel/time.ts'));
    write('domain/kernel/time/index.ts', 'export const now = () => 1;');
    await build();
    expect(read('pages/a/index.js')).toContain('require("../../domain/kernel/time/index.js")');
    expect(fs.existsSync(path.join(root, 'out/domain/kernel/time.js'))).toBe(false);
  });

  it('says whether the artefact is another than before', async () => {
    expect((await build()).changed).toBe(true);
    write('miniprogram/pages/a/index.ts', read('../miniprogram/pages/a/index.ts') + '\n// a word to the reader\n');
    expect((await build()).changed).toBe(false);
    write('miniprogram/app.wxss', 'page { color: red }');
    expect((await build()).changed).toBe(true);
  });

  it('leaves source maps beside the artefact, which holds no word of them', async () => {
    await buildMiniprogram({ root, out: path.join(root, 'out'), maps: path.join(root, 'maps') });
    const { sources } = JSON.parse(read('../maps/pages/a/index.js.map')) as { sources: string[] };
    expect(sources).toEqual(['../../../miniprogram/pages/a/index.ts']);
    const artefact = fs.readdirSync(path.join(root, 'out'), { recursive: true, encoding: 'utf8' });
    expect(artefact.filter((file) => file.endsWith('.map'))).toEqual([]);
    expect(read('pages/a/index.js')).not.toContain('sourceMappingURL');
  });

  it('names file and line of a fault in a script and in JSON', async () => {
    write('miniprogram/pages/a/index.ts', 'Page({\n  data: = 1 });');
    await expect(build()).rejects.toThrow('miniprogram/pages/a/index.ts:2:8');
    write('miniprogram/pages/a/index.json', '{\n"usingComponents": {\n');
    await expect(build()).rejects.toThrow(/miniprogram\/pages\/a\/index\.json:3:0/);
  });

  it('names a page that lacks a file, an unknown icon, and a module a phone may not load', async () => {
    write('miniprogram/pages/a/index.wxml', '<t-icon name="nonsense"/>');
    await expect(build()).rejects.toThrow(/nonsense \(miniprogram\/pages\/a\/index\.wxml\)/);
    write('server/secret.ts', 'export const key = 1;');
    write('miniprogram/pages/a/index.ts', `import { key } from '../../../server/secret'; Page({ data: { key } });`);
    await expect(build()).rejects.toThrow('server/secret.ts is outside of what a phone may load');
    fs.rmSync(path.join(root, 'miniprogram/pages/a/index.json'));
    await expect(build()).rejects.toThrow('pages/a/index.json');
  });
});
