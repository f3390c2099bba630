import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import { startCloud, type CloudOptions, type LocalCloud } from '../../local/cloud';

const PATIENCE_MS = 4_000;

let folder: string;
let dir: string;
let cloud: LocalCloud;
let logged: string[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'replace-'));
  dir = join(folder, 'dist/greet');
  mkdirSync(dir, { recursive: true });
  logged = [];
});
afterEach(async () => {
  await cloud.close();
  rmSync(folder, { recursive: true, force: true });
});

const code = (text: string) => writeFileSync(join(dir, 'index.js'), text);
/** A function that answers with a word; it waits when it is asked to. */
const greeting = (word: string) =>
  code(
    `exports.main = async ({ waitMs = 0 }) => { await new Promise((done) => setTimeout(done, waitMs)); return '${word}'; };`,
  );

async function start(more: Partial<CloudOptions> = {}): Promise<void> {
  const greet = { name: 'greet', dir, callableByPhone: true, sourceMap: join(folder, 'maps/index.js.map') };
  cloud = await startCloud({
    dataDir: join(folder, 'data'),
    functions: [greet],
    collections: [{ name: 'items', indexes: [] }],
    people: [{ id: 'chen', openid: 'oChen', label: 'Chen', phone: '13800000001' }],
    log: (line) => logged.push(line),
    ...more,
  });
}
const greet = async (waitMs = 0) => cloud.invoke('greet', { waitMs }, 'chen');

describe('new code of a function', () => {
  it('serves the next call, while a call under way finishes in the old code', async () => {
    greeting('old');
    await start();
    expect(await greet()).toMatchObject({ result: 'old' });
    const underWay = greet(300);
    greeting('new');
    await cloud.replaceFunction('greet');
    expect(await greet()).toMatchObject({ result: 'new' });
    expect(await underWay).toMatchObject({ result: 'old' });
    expect(await Promise.all([greet(), greet()])).toMatchObject([{ result: 'new' }, { result: 'new' }]);
  });

  it('that does not load leaves the old one in service, also for two calls at once, until good code comes', async () => {
    greeting('old');
    await start();
    await greet();
    code(`throw new Error('not today');`);
    await expect(cloud.replaceFunction('greet')).rejects.toThrow('not today');
    expect(await Promise.all([greet(), greet()])).toMatchObject([{ result: 'old' }, { result: 'old' }]);
    greeting('new');
    await cloud.replaceFunction('greet');
    expect(await greet()).toMatchObject({ result: 'new' });
  });

  it('is told to who listens at /control/events', async () => {
    greeting('old');
    await start();
    const events = await fetch(`${cloud.baseUrl}/control/events`);
    const reader = (events.body as ReadableStream<Uint8Array>).getReader();
    await reader.read();
    cloud.announceCode('functions');
    expect(new TextDecoder().decode((await reader.read()).value)).toBe('event: code\ndata: {"of":"functions"}\n\n');
    await reader.cancel();
  });
});

describe('a new index', () => {
  it('serves at once, and the documents stay', async () => {
    greeting('old');
    await start();
    await cloud.store.insert('items', [{ _id: 'a', kind: 'k' }]);
    const find = () => cloud.store.find('items', { query: { kind: 'k' } });
    expect(find).toThrow('no declared index');
    cloud.declare([{ name: 'items', indexes: [{ name: 'kind', fields: [{ path: 'kind', order: 1 }] }] }]);
    expect(find()).toHaveLength(1);
  });
});

describe('a source map', () => {
  it('puts TypeScript file and line into what the function throws and logs', async () => {
    const source = join(folder, 'greet.ts');
    writeFileSync(
      source,
      `interface Unused {\n  a: 1;\n}\n\nexport const main = () => {\n  console.error(new Error('logged').stack);\n  throw new Error('thrown');\n};\n`,
    );
    mkdirSync(join(folder, 'maps'));
    const made = buildSync({
      entryPoints: [source],
      outfile: join(folder, 'maps/index.js'),
      format: 'cjs',
      sourcemap: 'external',
      write: false,
    });
    const [map, bundle] = made.outputFiles;
    writeFileSync(join(folder, 'maps/index.js.map'), map?.text ?? '');
    code(bundle?.text ?? '');
    await start();
    expect(await greet()).toMatchObject({ errMsg: expect.stringMatching(/thrown\n.*greet\.ts:7:9/) as string });
    // What a function prints comes by a pipe of its own, on a busy machine behind its answer.
    const printed = /greet: +at .*greet\.ts:6:17/;
    for (const until = Date.now() + PATIENCE_MS; !printed.test(logged.join('\n')) && Date.now() < until;)
      await new Promise((resolve) => setTimeout(resolve, 10));
    expect(logged.join('\n')).toMatch(printed);
    expect(logged.join('\n')).not.toContain(dir);
  });
});

/** A port that nobody uses. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

describe('a debugger', () => {
  it('stops at a breakpoint in a function for longer than its time, and lets it go on', async () => {
    code(`exports.main = () => {\n  const word = 'seen by a debugger';\n  return word;\n};\n`);
    const port = await freePort();
    await start({
      inspectFrom: port,
      functions: [{ name: 'greet', dir, callableByPhone: true, timeoutMs: 200 }],
    });
    expect(cloud.debuggers).toEqual([{ name: 'greet', port }]);
    const client = spawn(process.execPath, ['inspect', `127.0.0.1:${port}`]);
    let said = '';
    client.stdout.setEncoding('utf8').on('data', (text: string) => (said += text));
    const until = async (words: RegExp) => {
      while (!words.test(said)) await once(client.stdout, 'data');
      said = '';
    };
    await until(/debug> /);
    client.stdin.write(`setBreakpoint('index.js', 3)\n`);
    await until(/debug> /);
    const call = greet();
    await until(/break in .*index\.js:3/);
    client.stdin.write(`exec('word')\n`);
    await until(/seen by a debugger/);
    await new Promise((resolve) => setTimeout(resolve, 250));
    client.stdin.write('cont\n');
    expect(await call).toMatchObject({ result: 'seen by a debugger' });
    client.kill();
  });
});
