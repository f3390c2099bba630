import { spawn } from 'node:child_process';
import {
  closeSync,
  copyFileSync,
  existsSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Clock } from '../../local/cloud/clock';
import { startCloud, type LocalCloud } from '../../local/cloud';
import { CommitCount } from '../../local/cloud/store/commit-count';
import { Database } from '../../local/cloud/store/database';
import { GroupCommit } from '../../local/cloud/store/group-commit';
import { Store } from '../../local/cloud/store/store';
import { crashCollections } from './support/crash-collections';

jest.setTimeout(60_000);

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'durable-'));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

const file = (): string => join(dir, 'db.sqlite');
const wal = (): string => `${file()}-wal`;
const sizeOf = (path: string): number => (existsSync(path) ? statSync(path).size : 0);
const open = (): Store => new Store(file(), crashCollections);
const records = (from: number, count: number) =>
  Array.from({ length: count }, (_, n) => ({ _id: `r${from + n}`, person: `p${from + n}`, text: 'x'.repeat(1000) }));
const start = (): Promise<LocalCloud> =>
  startCloud({ dataDir: dir, collections: crashCollections, functions: [], people: [] });

/**
 * Writes in another process and kills it: what it wrote last lies in the log alone. Gives the ids it was told of. This process must not
 * have opened the file before: libsql keeps what it knows of a log.
 */
async function killedWriter(prefix = 'k'): Promise<string[]> {
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', join(__dirname, 'support', 'crash-writer.ts'), file(), prefix],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  let heard = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    heard += text;
    if (heard.split('\n').length > 100) child.kill('SIGKILL');
  });
  await new Promise((resolve) => child.once('close', resolve));
  const lines = heard.slice(0, heard.lastIndexOf('\n')).split('\n');
  return lines.filter((line) => line.startsWith('record ')).map((line) => line.slice('record '.length));
}

describe('a store that was closed properly', () => {
  it('has everything in its file and nothing in its log', async () => {
    const store = open();
    await store.insert('records', records(0, 50));
    store.close();
    expect(sizeOf(wal())).toBe(0);
    rmSync(wal(), { force: true });
    rmSync(`${file()}-shm`, { force: true });
    const again = open();
    expect(again.count('records', {})).toBe(50);
    again.close();
  });

  it('has a log of a few megabytes, however much it writes', async () => {
    const store = open();
    for (let n = 0; n < 40; n += 1) await store.insert('records', records(n * 500, 500));
    expect(statSync(file()).size).toBeGreaterThan(15_000_000);
    expect(sizeOf(wal())).toBeLessThan(8_000_000);
    store.close();
  });
});

describe('a start on a folder that held data', () => {
  it.each<[string, () => void]>([
    ['is gone', () => rmSync(file())],
    ['was emptied', () => truncateSync(file())],
  ])('refuses to begin anew when the database %s', async (_what, happens) => {
    await (await start()).close();
    happens();
    await expect(start()).rejects.toMatchObject({ problem: 'dataMissing' });
  });

  it.each<[string, () => void]>([
    ['cut off', () => truncateSync(wal(), Math.floor(statSync(wal()).size / 2))],
    ['emptied', () => truncateSync(wal())],
    ['removed', () => rmSync(wal())],
  ])('after a kill refuses a log that was %s, and says how many commits are missing', async (_what, happens) => {
    await killedWriter();
    happens();
    expect(open).toThrow(/lacks \d+ of the \d+ commits/);
    // A refusal has changed nothing: put back what was missing, or say that it may go on.
    expect(open).toThrow(/lacks \d+ of the \d+ commits/);
    rmSync(`${file()}-commits`);
    open().close();
  });

  it('refuses an older copy of the database', async () => {
    const first = open();
    await first.insert('records', records(0, 1));
    first.close();
    copyFileSync(file(), join(dir, 'backup'));
    const second = open();
    await second.insert('records', records(1, 1));
    second.close();
    copyFileSync(join(dir, 'backup'), file());
    expect(open).toThrow('lacks 1 of the 2 commits');
  });

  it('takes the database as it is that was made before commits were counted', async () => {
    const first = open();
    await first.insert('records', records(0, 3));
    first.close();
    rmSync(`${file()}-commits`);
    const db = new Database(file());
    db.exec('DROP TABLE store_commits');
    db.close();
    const again = open();
    expect(again.count('records', {})).toBe(3);
    again.close();
  });

  it('loses nothing when it is killed, and is not refused', async () => {
    const told = [...(await killedWriter('k1')), ...(await killedWriter('k2'))];
    const store = open();
    expect(told.filter((id) => store.find('records', { query: { _id: id } }).length !== 1)).toEqual([]);
    store.close();
  });

  it.each<[string, number]>([
    ['header', 0],
    ['first page of a table', 4096 * 3],
  ])('says that a file with another %s is damaged', async (_what, at) => {
    const store = open();
    await store.insert('records', records(0, 200));
    store.close();
    const descriptor = openSync(file(), 'r+');
    writeSync(descriptor, Buffer.alloc(2048, 0x5a), 0, 2048, at);
    closeSync(descriptor);
    const before = readFileSync(file());
    await expect(start()).rejects.toMatchObject({ problem: 'damaged' });
    expect(readFileSync(file()).equals(before)).toBe(true);
  });
});

describe('a disk that takes nothing more', () => {
  it('is told of in one line; what was acknowledged is there, and it goes on when there is room again', async () => {
    const db = new Database(file());
    const said: string[] = [];
    db.exec('CREATE TABLE things (id INTEGER PRIMARY KEY, text TEXT)');
    const count = new CommitCount(db, file());
    const commits = new GroupCommit(
      db,
      count,
      () => undefined,
      (line) => said.push(line),
    );
    // SQLite's own limit stands for the disk's: it fails in the same way.
    db.exec('PRAGMA max_page_count = 40');
    let acknowledged = 0;
    const write = async (id: number): Promise<void> => {
      const insert = db.prepare('INSERT INTO things VALUES (?, ?)');
      await commits.submit(
        () => {
          insert.run([id, 'x'.repeat(3000)]);
          commits.note({ collection: 'things', id, before: null, after: '' });
        },
        () => new Error('blocked'),
      );
      acknowledged += 1;
    };
    // One commit for all of them: nobody is told that it is there.
    const outcomes = await Promise.allSettled(Array.from({ length: 60 }, (_, id) => id).map(write));
    expect(outcomes.every(({ status }) => status === 'rejected')).toBe(true);
    expect(acknowledged).toBe(0);
    // Each of its own.
    for (let id = 0; id < 60; id += 1) await write(id).catch(() => undefined);
    for (let id = 60; id < 70; id += 1) await expect(write(id)).rejects.toMatchObject({ code: 'SYS_ERR' });
    expect(said).toEqual([
      expect.stringContaining('the disk is full (SQLITE_FULL)'),
      expect.stringContaining('can be written again'),
      expect.stringContaining('the disk is full (SQLITE_FULL)'),
    ]);
    expect(acknowledged).toBeGreaterThan(5);
    expect(acknowledged).toBeLessThan(60);
    db.exec('PRAGMA max_page_count = 4000');
    await write(1000);
    expect(said).toHaveLength(4);
    commits.close();
    count.close();
    db.close();
    const again = new Database(file());
    expect(again.prepare('SELECT count(*) FROM things').all([])[0]?.[0]).toBe(acknowledged);
    again.close();
  });

  it('does not end the process that writes the time down', () => {
    const folder = join(dir, 'gone');
    const said: string[] = [];
    const clock = new Clock(join(folder, 'clock'), 5_000_000, (line) => said.push(line));
    rmSync(folder, { recursive: true });
    clock.advance(1000);
    clock.advance(1000);
    expect(clock.now()).toBeGreaterThanOrEqual(5_002_000);
    expect(said).toHaveLength(1);
    clock.close();
  });
});

it('tells that the kept time cannot be read, instead of going back in silence', () => {
  writeFileSync(join(dir, 'clock'), '');
  const said: string[] = [];
  const clock = new Clock(join(dir, 'clock'), 5_000_000, (line) => said.push(line));
  expect(said).toEqual([expect.stringContaining('cannot be read')]);
  clock.close();
});
