import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pendingTrainee, signedInAdministrator } from '../test/support/builders';
import { startTestCloud, type TestCloud } from '../test/support/cloud';
import { root } from './start/deployment';

jest.setTimeout(60_000);

const chainId = 'institution:hospital-a';
let folder: string;
let cloud: TestCloud;
beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'anchors-'));
  cloud = await startTestCloud();
  await signedInAdministrator(cloud, 'administratorA1');
  await pendingTrainee(cloud, 'trainee1');
});
afterAll(async () => {
  await cloud.close();
  rmSync(folder, { recursive: true, force: true });
});

/** What the command prints, and how it ends. */
async function audit(...args: string[]): Promise<{ code: number | null; said: string }> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'scripts/audit.ts', ...args, '--url', cloud.baseUrl], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => (said += text));
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return { code, said };
}

it('exports anchors, and finds by them the end of a log that was lost together with them', async () => {
  const out = path.join(folder, 'anchors.json');
  expect(await audit('export', '--out', out)).toMatchObject({ code: 0 });
  expect(await audit('verify', '--anchors', out)).toMatchObject({ code: 0 });
  const { publicKey, anchors } = JSON.parse(readFileSync(out, 'utf8')) as {
    publicKey: string;
    anchors: { number: number; digest: string }[];
  };
  // What the centre has noted down from its phone.
  const noted = anchors.map(({ number, digest }) => `${number}:${digest}`).at(-1) ?? '';
  expect(await audit('verify', '--kept', noted)).toMatchObject({ code: 0 });
  const another = `${noted.slice(0, -1)}${noted.endsWith('0') ? '1' : '0'}`;
  expect((await audit('verify', '--kept', another)).said).toContain('another one than was noted down');

  // As a log that was cut off leaves it: the last act is gone, and everything that knew of it.
  const { store } = cloud.cloud;
  const chain = cloud
    .documents('auditEntries')
    .filter((entry) => entry.chainId === chainId)
    .sort((a, b) => a.sequence - b.sequence);
  const [end, last] = chain.slice(-2);
  await store.remove('auditEntries', { _id: last?._id }, false);
  await store.modify('auditHeads', {
    query: { _id: chainId },
    data: { $set: { sequence: end?.sequence, digest: end?.digest } },
    merge: true,
    multi: false,
    upsert: false,
  });
  for (const { _id } of cloud.documents('auditAnchors')) await store.remove('auditAnchors', { _id }, false);
  expect(await audit('verify', '--kept', noted)).toMatchObject({ code: 1 });

  expect(await audit('verify')).toMatchObject({ code: 0 });
  const found = await audit('verify', '--anchors', out, '--public-key', publicKey);
  expect(found.code).toBe(1);
  expect(found.said).toContain(`"chainId": "${chainId}",\n      "sequence": ${last?.sequence}`);
});

it('refuses anchors of another key than the one that their keeper was told', async () => {
  const out = path.join(folder, 'others.json');
  await audit('export', '--out', out);
  const other = Buffer.alloc(32, 9).toString('base64url');
  const refused = await audit('verify', '--anchors', out, '--public-key', other);
  expect(refused.code).toBe(1);
  expect(refused.said).toContain('another key');
  writeFileSync(out, '{}');
  expect((await audit('verify', '--anchors', out)).code).toBe(1);
});
