import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { occupy, startCloud, type LocalCloud, type Place } from '../../local/cloud';
import { root, secretsIn } from '../../scripts/start/deployment';
import { endFirstStart, prepareFolder } from '../../scripts/start/first-start';
import { crashCollections } from './support/crash-collections';

jest.setTimeout(60_000);

let dataDir: string;
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'folder-'));
});
afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

const start = (place?: Place): Promise<LocalCloud> =>
  startCloud({ dataDir, collections: crashCollections, functions: [], people: [] }, place);

const script = (file: string, ...args: string[]): ChildProcess =>
  spawn(process.execPath, ['--import', 'tsx', file, ...args], { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });

/** Another process with a cloud on the folder. */
async function holder(): Promise<{ address: string; pid: number; kill: () => Promise<void> }> {
  const child = script(join(__dirname, 'support', 'folder-holder.ts'), dataDir);
  const address = await new Promise<string>((resolve) => {
    child.stdout?.setEncoding('utf8').on('data', (text: string) => resolve(text.trim()));
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  return {
    address,
    pid: child.pid ?? 0,
    kill: () => {
      child.kill('SIGKILL');
      return ended;
    },
  };
}

describe('one data folder', () => {
  it('serves one cloud: a second one in the same process is told who holds it, and the first goes on', async () => {
    const first = await start();
    await expect(start()).rejects.toMatchObject({
      problem: 'held',
      message: expect.stringContaining(`process ${process.pid} at ${first.baseUrl}`) as string,
    });
    await first.store.insert('records', [{ _id: 'a', person: 'a' }]);
    await first.close();
    const second = await start();
    expect(second.store.count('records', {})).toBe(1);
    await second.close();
  });

  it('is free as soon as the process that held it was killed', async () => {
    const other = await holder();
    await expect(start()).rejects.toMatchObject({
      problem: 'held',
      message: expect.stringContaining(`process ${other.pid} at ${other.address}`) as string,
    });
    await other.kill();
    const mine = await start();
    expect(mine.store.count('records', {})).toBe(1);
    await mine.close();
  });

  it('is not touched when the port is taken', async () => {
    const listener = createServer();
    await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve));
    const { port } = listener.address() as AddressInfo;
    await expect(occupy({ dataDir: join(dataDir, 'new'), port })).rejects.toMatchObject({ code: 'EADDRINUSE' });
    listener.close();
    expect(readdirSync(dataDir)).toEqual([]);
  });

  it('keeps its port free when the folder was refused', async () => {
    const other = await occupy({ dataDir });
    const free = await occupy({ dataDir: join(dataDir, 'free') });
    const { port } = new URL(free.server.baseUrl);
    await free.release();
    await expect(occupy({ dataDir, port: Number(port) })).rejects.toMatchObject({ problem: 'held' });
    await (await occupy({ dataDir: join(dataDir, 'free'), port: Number(port) })).release();
    await other.release();
  });

  it('where nothing can be written is refused in one line', async () => {
    mkdirSync(join(dataDir, 'lock'));
    await expect(start()).rejects.toMatchObject({ problem: 'unwritable' });
  });
});

describe('npm start', () => {
  /** What a start prints that is refused, and how it ends. */
  async function startScript(...args: string[]): Promise<{ code: number | null; said: string }> {
    const child = script(join(root, 'scripts/start/main.ts'), '--data', dataDir, '--port', '0', ...args);
    let said = '';
    for (const stream of [child.stdout, child.stderr])
      stream?.setEncoding('utf8').on('data', (text: string) => (said += text));
    const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
    return { code, said };
  }

  it('--fresh removes nothing of an instance that is running, and says which one that is', async () => {
    writeFileSync(join(dataDir, 'secrets.json'), '{}');
    const running = await start();
    const { code, said } = await startScript('--fresh');
    expect(code).toBe(1);
    expect(said).toContain(running.baseUrl);
    expect(said).not.toContain('    at ');
    expect(existsSync(join(dataDir, 'secrets.json'))).toBe(true);
    await running.store.insert('records', [{ _id: 'a', person: 'a' }]);
    await running.close();
  });

  /** What `npm start` does with a folder before it serves it. */
  async function prepared(fresh = false): Promise<Place> {
    const place = await occupy({ dataDir });
    try {
      prepareFolder(place, { fresh });
      secretsIn(dataDir);
    } catch (error) {
      await place.release();
      throw error;
    }
    return place;
  }

  it('begins again where the first start was broken off before there was a database', async () => {
    await (await prepared()).release();
    const again = await start(await prepared());
    expect(again.fresh).toBe(true);
    await again.close();
  });

  it.each([[false], [true]])('begins again where it was broken off inside the sample (--fresh: %s)', async (fresh) => {
    const first = await start(await prepared(fresh));
    await first.store.insert('records', [{ _id: 'a', person: 'a' }]);
    await first.close();
    const again = await start(await prepared());
    expect(again.fresh).toBe(true);
    expect(again.store.count('records', {})).toBe(0);
    await again.close();
  });

  it('removes nothing where the first start went to its end', async () => {
    const first = await start(await prepared());
    endFirstStart(dataDir);
    await first.store.insert('records', [{ _id: 'a', person: 'a' }]);
    await first.close();
    const again = await start(await prepared());
    expect(again.fresh).toBe(false);
    expect(again.store.count('records', {})).toBe(1);
    await again.close();
  });

  it('refuses to begin anew when only its keys are left', async () => {
    writeFileSync(join(dataDir, 'secrets.json'), '{}');
    await expect(prepared()).rejects.toMatchObject({ problem: 'dataMissing' });
    expect(existsSync(join(dataDir, 'secrets.json'))).toBe(true);
  });

  it('makes no new keys for data whose keys are gone', async () => {
    await (await start()).close();
    expect(() => secretsIn(dataDir)).toThrow('secrets.json is missing');
    expect(existsSync(join(dataDir, 'secrets.json'))).toBe(false);
  });
});
