import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { FolderRefused, startCloud } from '../../../local/cloud';
import { Store } from '../../../local/cloud/store/store';
import type { World } from '../harness/world';

const collections = [{ name: 'things', indexes: [] }];
const FILES = ['db.sqlite', 'db.sqlite-wal', 'db.sqlite-commits'];
const BURSTS = 6;

/** What may be done to the files that a killed process leaves. */
const mishaps = [
  'nothing',
  'logCutOff',
  'logRemoved',
  'logEmptied',
  'logChanged',
  'olderDatabase',
  'databaseGone',
] as const;
type Mishap = (typeof mishaps)[number];

/**
 * A store on real files is killed at some moment, and something happens to what it leaves. Whatever that is: it opens with all that was
 * acknowledged, or it is refused. It never opens with less.
 */
export async function storeStory(world: World): Promise<void> {
  const home = mkdtempSync(path.join(os.tmpdir(), 'store-story-'));
  try {
    const store = new Store(path.join(home, 'db.sqlite'), collections);
    const acknowledged: string[] = [];
    const first = copyOf(home, 'first');
    for (let burst = 0; burst < BURSTS; burst += 1) {
      await Promise.all(
        Array.from({ length: 1 + world.chance.below(8) }, async (_, n) => {
          const _id = `${burst}-${n}`;
          await store.insert('things', [{ _id, text: 'x'.repeat(world.chance.below(5000)) }]);
          acknowledged.push(_id);
        }),
      );
      if (!world.chance.happens(0.4) && burst < BURSTS - 1) continue;
      const mishap = world.chance.pick(mishaps);
      const killed = copyOf(home, `killed-${burst}`);
      happen(world, mishap, { killed, first });
      await look(world, { dir: killed, mishap, acknowledged });
    }
    store.close();
    await look(world, { dir: copyOf(home, 'closed'), mishap: 'nothing', acknowledged });
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}

/** The files as they are at this moment: what is left when the process is killed now. */
function copyOf(home: string, name: string): string {
  const dir = path.join(home, name);
  mkdirSync(dir);
  for (const file of FILES)
    if (existsSync(path.join(home, file))) copyFileSync(path.join(home, file), path.join(dir, file));
  return dir;
}

function happen(world: World, mishap: Mishap, { killed, first }: { killed: string; first: string }): void {
  const [database, log] = FILES.map((file) => path.join(killed, file));
  if (database === undefined || log === undefined) return;
  const size = existsSync(log) ? statSync(log).size : 0;
  switch (mishap) {
    case 'nothing':
      return;
    case 'logCutOff':
      return truncateSync(log, world.chance.below(size + 1));
    case 'logRemoved':
      return rmSync(log, { force: true });
    case 'logEmptied':
      return truncateSync(log);
    case 'logChanged': {
      const content = readFileSync(log);
      const at = world.chance.below(size || 1);
      content[at] = (content[at] ?? 0) ^ 0xff;
      return writeFileSync(log, content);
    }
    case 'olderDatabase':
      for (const file of ['db.sqlite', 'db.sqlite-wal'])
        if (existsSync(path.join(first, file))) copyFileSync(path.join(first, file), path.join(killed, file));
      return;
    case 'databaseGone':
      return rmSync(database);
  }
}

/** A start on those files. */
async function look(
  world: World,
  { dir, mishap, acknowledged }: { dir: string; mishap: Mishap; acknowledged: readonly string[] },
): Promise<void> {
  try {
    const cloud = await startCloud({ dataDir: dir, collections, functions: [], people: [] });
    const lost = acknowledged.filter((_id) => cloud.store.find('things', { query: { _id } }).length === 0);
    await cloud.close();
    world.expect(lost.length === 0, `${mishap}: opened without ${lost.length} of ${acknowledged.length} things`);
  } catch (thrown) {
    if (!(thrown instanceof FolderRefused)) throw thrown;
    world.expect(mishap !== 'nothing', `refused though nothing has happened: ${thrown.message}`);
  }
}
