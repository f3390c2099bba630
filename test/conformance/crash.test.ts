import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readStored } from '../../local/cloud/store/document';
import { Store } from '../../local/cloud/store/store';
import { crashCollections } from './support/crash-collections';

const ROUNDS = 6;

let dir: string;
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'crash-'));
});
afterAll(() => rmSync(dir, { recursive: true, force: true }));

/** Lets a process write until it has acknowledged a number of writes, kills it a moment later, gives what it acknowledged. */
async function writeAndKill(
  file: string,
  prefix: string,
  acknowledgements: number,
  momentMs: number,
): Promise<string[]> {
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', join(__dirname, 'support', 'crash-writer.ts'), file, prefix],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  let heard = '';
  let killing = false;
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    heard += text;
    if (killing || heard.split('\n').length < acknowledgements) return;
    killing = true;
    setTimeout(() => child.kill('SIGKILL'), momentMs);
  });
  const signal = await new Promise((resolve) => child.on('close', (_code, by) => resolve(by)));
  expect(signal).toBe('SIGKILL');
  return heard.slice(0, heard.lastIndexOf('\n')).split('\n');
}

it(`loses no acknowledged write and halves none when it is killed at ${ROUNDS} random moments`, async () => {
  const file = join(dir, 'db.sqlite');
  const first = new Store(file, crashCollections);
  await first.insert('accounts', [
    { _id: 'a', balance: 1_000_000 },
    { _id: 'b', balance: 0 },
  ]);
  first.close();
  const acknowledged: string[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    acknowledged.push(
      ...(await writeAndKill(file, `r${round}`, 50 + Math.floor(Math.random() * 400), Math.random() * 20)),
    );
    const store = new Store(file, crashCollections);
    const ids = acknowledged.filter((line) => line.startsWith('record ')).map((line) => line.slice('record '.length));
    expect(ids.filter((id) => store.find('records', { query: { _id: id } }).length !== 1)).toEqual([]);
    expect(ids.filter((id) => store.count('records', { person: id }) !== 1)).toEqual([]);
    const [a, b] = ['a', 'b'].map((id) =>
      Number(readStored(store.find('accounts', { query: { _id: id } })[0] ?? '{}')['balance']),
    );
    expect(Number(a) + Number(b)).toBe(1_000_000);
    expect(b).toBeGreaterThanOrEqual(acknowledged.filter((line) => line === 'moved').length);
    store.close();
  }
});
