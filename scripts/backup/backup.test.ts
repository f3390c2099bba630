import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { FolderRefused } from '../../local/cloud';
import { pendingTrainee, signedInAdministrator } from '../../test/support/builders';
import { startTestCloud } from '../../test/support/cloud';
import { backUp, restore, verifyBackup } from './backup';

jest.setTimeout(60_000);

const AT = new Date('2025-11-28T00:00:00Z');
const whole = { audit: { broken: [], brokenAnchors: [], missingEnds: [] } };
let folder: string;
const at = (name: string): string => path.join(folder, name);

beforeAll(async () => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'backup-'));
  const cloud = await startTestCloud({ dataDir: at('data') });
  try {
    await signedInAdministrator(cloud, 'administratorA1');
    await pendingTrainee(cloud, 'trainee1');
    // Somebody else's data may be copied in the middle of a write: nothing is copied while it runs.
    await expect(backUp(at('data'), at('running'), AT)).rejects.toBeInstanceOf(FolderRefused);
  } finally {
    await cloud.close();
  }
  await backUp(at('data'), at('backup'), AT);
});
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

it('is restored elsewhere: the audit chains hold, people are found by the same keys, and work goes on', async () => {
  expect(await restore(at('backup'), at('elsewhere'))).toMatchObject({ at: AT.toISOString() });
  const cloud = await startTestCloud({ dataDir: at('elsewhere') });
  try {
    expect(await cloud.as(null).send('jobs', { verifyAudit: true })).toMatchObject(whole);
    expect(cloud.documents('persons').map(({ state }) => state)).toEqual(['pending']);
    const acts = cloud.documents('auditEntries').length;
    expect(acts).toBeGreaterThan(2);
    await pendingTrainee(cloud, 'trainee2');
    expect(cloud.documents('auditEntries').length).toBeGreaterThan(acts);
    expect(await cloud.as(null).send('jobs', { verifyAudit: true })).toMatchObject(whole);
  } finally {
    await cloud.close();
  }
});

it('holds the keys, for the owner alone, and nothing of the process that ran', async () => {
  const { files } = await verifyBackup(at('backup'));
  expect(Object.keys(files)).toEqual(expect.arrayContaining(['db.sqlite', 'secrets.json', 'clock']));
  expect(Object.keys(files)).not.toContain('lock');
  expect(fs.statSync(at('backup')).mode & 0o077).toBe(0);
});

describe('a backup that is not whole', () => {
  const damaged = (name: string, damage: (copy: string) => void): string => {
    fs.cpSync(at('backup'), at(name), { recursive: true });
    damage(at(name));
    return at(name);
  };
  const cases: [string, (copy: string) => void, string][] = [
    ['changed', (copy) => fs.appendFileSync(path.join(copy, 'db.sqlite'), 'x'), 'db.sqlite 和备份时不一样'],
    ['lacking', (copy) => fs.rmSync(path.join(copy, 'secrets.json')), '缺少 secrets.json'],
    ['added', (copy) => fs.writeFileSync(path.join(copy, 'more'), ''), '多了 more'],
    ['other', (copy) => fs.writeFileSync(path.join(copy, 'manifest.json'), '{}'), '读不懂'],
    ['none', (copy) => fs.rmSync(path.join(copy, 'manifest.json')), '不是备份'],
  ];

  it.each(cases)('is refused where a file is %s, and makes no folder', async (name, damage, words) => {
    await expect(restore(damaged(name, damage), at(`from-${name}`))).rejects.toThrow(words);
    expect(fs.existsSync(at(`from-${name}`))).toBe(false);
  });
});

it('overwrites neither data nor an older backup', async () => {
  await expect(restore(at('backup'), at('data'))).rejects.toThrow('没有覆盖它');
  await expect(backUp(at('data'), at('backup'), AT)).rejects.toThrow('没有覆盖它');
  await expect(backUp(at('nothing'), at('new'), AT)).rejects.toThrow('没有数据');
});
