import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { describeFailure } from './failure';
import { openFunctionBuild, type FunctionBuild } from './functions';

let root: string;
let build: FunctionBuild;
const write = (name: string, text: string) => {
  const file = path.join(root, name);
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, text);
};
const read = (name: string) => fs.readFileSync(path.join(root, name), 'utf8');

beforeAll(async () => {
  root = fs.mkdtempSync(path.join(os.tmpdir(), 'functions-'));
  for (const name of ['first', 'second']) write(`cloudfunctions/${name}/config.json`, '{}');
  write('server/shared.ts', 'export const shared: number = 1;');
  write(
    'cloudfunctions/first/index.ts',
    `import { shared } from '../../server/shared';\nexport const main = () => shared;`,
  );
  write('cloudfunctions/second/index.ts', 'export const main = () => 2;');
  const out = path.join(root, 'out');
  build = await openFunctionBuild({ root, names: ['first', 'second'], out, maps: path.join(root, 'maps') });
});
afterAll(async () => {
  await build.dispose();
  fs.rmSync(root, { recursive: true });
});

describe('a build of the functions that runs again', () => {
  it('builds all at first, and then names those whose code is another', async () => {
    expect(await build.rebuild()).toEqual(['first', 'second']);
    expect(await build.rebuild()).toEqual([]);
    write('server/shared.ts', 'export const shared: number = 10;');
    expect(await build.rebuild()).toEqual(['first']);
    expect(read('out/first/index.js')).toContain('shared = 10');
  });

  it('keeps the source map out of the folder that is uploaded, and says where it lies', () => {
    expect(fs.readdirSync(path.join(root, 'out/first')).sort()).toEqual(['config.json', 'index.js', 'package.json']);
    const [, address = ''] = /^\/\/# sourceMappingURL=(.+)$/m.exec(read('out/first/index.js')) ?? [];
    const map = path.resolve(root, 'out/first', address);
    const { sources } = JSON.parse(fs.readFileSync(map, 'utf8')) as { sources: string[] };
    expect(sources.map((source) => path.resolve(path.dirname(map), source))).toContain(
      path.join(root, 'server/shared.ts'),
    );
  });

  it('names file and line of a fault, leaves what was there, and is healed by the next good edit', async () => {
    write('cloudfunctions/second/index.ts', 'export const main = () => 3;');
    write('server/shared.ts', '\nexport const shared: = 11;');
    const failure: unknown = await build.rebuild().catch((thrown: unknown) => thrown);
    expect(await describeFailure(failure)).toContain('server/shared.ts:2:21');
    expect(read('out/second/index.js')).toContain('=> 2');
    write('server/shared.ts', 'export const shared: number = 11;');
    expect(await build.rebuild()).toEqual(['first', 'second']);
  });
});
