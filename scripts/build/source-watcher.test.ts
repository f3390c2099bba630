import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { SourceWatcher } from './source-watcher';

let folder: string;
let watcher: SourceWatcher;
let told: string[];
let wakeUp: () => void;

beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'sources-'));
  fs.mkdirSync(path.join(folder, 'a/b'), { recursive: true });
  fs.writeFileSync(path.join(folder, 'a/b/one.ts'), '1');
  told = [];
  wakeUp = () => undefined;
  watcher = new SourceWatcher([folder], ({ files }) => {
    told.push(...[...files].map((file) => path.relative(folder, file)));
    wakeUp();
  });
});
afterEach(() => {
  watcher.close();
  fs.rmSync(folder, { recursive: true });
});

const write = (file: string, text: string) => fs.writeFileSync(path.join(folder, file), text);
/** Does something and gives what was told of it. */
async function afterwards(act: () => void): Promise<string[]> {
  told = [];
  const woken = new Promise<void>((resolve) => (wakeUp = resolve));
  act();
  await woken;
  return told.sort();
}

describe('a watcher of sources', () => {
  it('tells of a file that is written, each time', async () => {
    expect(await afterwards(() => write('a/b/one.ts', '22'))).toEqual(['a/b/one.ts']);
    expect(await afterwards(() => write('a/b/one.ts', '333'))).toEqual(['a/b/one.ts']);
  });

  it('sees a file that an editor puts in the place of another, and again', async () => {
    for (const text of ['22', '333', '4444']) {
      const replaced = await afterwards(() => {
        write('a/b/one.ts.tmp', text);
        fs.renameSync(path.join(folder, 'a/b/one.ts.tmp'), path.join(folder, 'a/b/one.ts'));
      });
      expect(replaced).toEqual(['a/b/one.ts']);
    }
  });

  it('follows a new folder, one that is renamed, and a file that goes', async () => {
    expect(
      await afterwards(() => {
        fs.mkdirSync(path.join(folder, 'c/d'), { recursive: true });
        write('c/d/two.ts', '2');
      }),
    ).toEqual(['c/d/two.ts']);
    expect(await afterwards(() => write('c/d/two.ts', '22'))).toEqual(['c/d/two.ts']);
    expect(await afterwards(() => fs.renameSync(path.join(folder, 'c'), path.join(folder, 'e')))).toEqual([
      'c/d/two.ts',
      'e/d/two.ts',
    ]);
    expect(await afterwards(() => fs.rmSync(path.join(folder, 'e/d/two.ts')))).toEqual(['e/d/two.ts']);
  });

  it('is silent about tests and the files of an editor', async () => {
    const seen = await afterwards(() => {
      write('a/b/one.test.ts', '1');
      write('a/b/.one.ts.swp', '1');
      write('a/b/one.ts~', '1');
      write('a/b/last.ts', '1');
    });
    expect(seen).toEqual(['a/b/last.ts']);
  });
});
