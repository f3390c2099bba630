import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { RecordingManager } from '../../test/support/recording-manager';
import { builtArtefacts, digestOf } from './artefacts';
import { checkCloud, deployCloud, initCloud, type Artefact, type CommandOptions } from './commands';
import { ManagedAccount } from './manager';

const ENVIRONMENT = 'hospital-1a2b3c';
const PHONE = '0731-84286376';

let folder: string;
let cloud: RecordingManager;
let said: string[];
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'account-'));
  cloud = new RecordingManager();
  said = [];
});
afterEach(() => fs.rmSync(folder, { recursive: true, force: true }));

const options = (given: Partial<CommandOptions> = {}): CommandOptions => ({
  environment: ENVIRONMENT,
  folder,
  dryRun: false,
  account: new ManagedAccount(cloud, cloud),
  say: (line) => said.push(line),
  ...given,
});
const init = (given: Partial<Parameters<typeof initCloud>[0]> = {}) =>
  initCloud({ ...options(), supportPhone: PHONE, ...given });
const keptFile = () => path.join(folder, `${ENVIRONMENT}.json`);
const kept = () =>
  JSON.parse(fs.readFileSync(keptFile(), 'utf8')) as { keys: Record<string, string>; uploaded: Record<string, string> };
const words = () => said.join('\n');

describe('npm run cloud:init', () => {
  it('makes an environment that cloud:check finds to be as declared, and a second run changes nothing', async () => {
    await init();
    expect(await checkCloud(options())).toBe(true);
    const changes = cloud.changes.length;
    const file = fs.readFileSync(keptFile(), 'utf8');
    await init();
    expect(cloud.changes).toHaveLength(changes);
    expect(fs.readFileSync(keptFile(), 'utf8')).toBe(file);
    expect(words()).toContain('环境和声明一致，没有要做的。');
  });

  it('goes on where a step failed, and says in which words it failed', async () => {
    cloud.refuses = 'createIndex persons.institution_state';
    await expect(init()).rejects.toThrow(/建立索引 persons.institution_state.*没有成功：\[LimitExceeded\]/);
    const before = new Set(cloud.changes);
    await init();
    expect(await checkCloud(options())).toBe(true);
    expect(cloud.changes.filter((one) => one.startsWith('createCollection') && before.has(one)).length).toBe(
      new Set(cloud.changes.filter((one) => one.startsWith('createCollection') && before.has(one))).size,
    );
  });

  it('keeps keys before any function has them, for the owner alone, and never says one', async () => {
    cloud.refuses = 'createFunction';
    await expect(init()).rejects.toThrow('建立云函数');
    const { keys } = kept();
    expect(Object.keys(keys).sort()).toEqual(['ANCHOR_KEY', 'DIGEST_KEY', 'PERSONAL_DATA_KEY', 'TOKEN_KEYS']);
    expect(fs.statSync(keptFile()).mode & 0o077).toBe(0);
    await init();
    expect(kept().keys).toEqual(keys);
    for (const key of Object.values(keys)) expect(words()).not.toContain(key);
  });

  it('gives each function its own keys and no others', async () => {
    await init();
    const variablesOf = (name: string) =>
      cloud.details
        .get(name)
        ?.Environment.Variables.map(({ Key }) => Key)
        .sort();
    expect(variablesOf('attendance')).toEqual(['DIGEST_KEY', 'SUPPORT_PHONE', 'TOKEN_KEYS']);
    expect(variablesOf('reports')).toEqual(['DIGEST_KEY', 'SUPPORT_PHONE']);
    expect(variablesOf('jobs')).toContain('SET_UP_KEY');
    expect(variablesOf('api')).not.toContain('SET_UP_KEY');
  });

  it('makes no second set of keys for an environment whose first one is not here', async () => {
    await init();
    fs.rmSync(keptFile());
    const changes = cloud.changes.length;
    await expect(init()).rejects.toThrow('请把它放回来');
    expect(cloud.changes).toHaveLength(changes);
    expect(fs.existsSync(keptFile())).toBe(false);
  });

  it('plans in a dry run, with and without an account, and writes nothing anywhere', async () => {
    await init({ dryRun: true });
    await init({ dryRun: true, account: undefined });
    expect(words()).toContain('建立集合 persons');
    expect(words()).toContain('没有密钥，不读真实环境');
    expect(cloud.changes).toEqual([]);
    expect(fs.readdirSync(folder)).toEqual([]);
  });

  it('asks for what it lacks before it does anything', async () => {
    await expect(initCloud({ ...options(), supportPhone: undefined })).rejects.toThrow('--support-phone');
    await expect(init({ account: undefined })).rejects.toThrow('TENCENTCLOUD_SECRETID');
    await expect(init({ environment: '../elsewhere' })).rejects.toThrow('不是云开发的环境 ID');
    expect(cloud.changes).toEqual([]);
  });

  it('puts in the first institutions with the key of the set-up, and repeats no password of a file that is wrong', async () => {
    const file = path.join(folder, 'institutions.json');
    const centre = {
      institutionId: 'centre',
      name: '委医学科技发展中心',
      kind: 'centre',
      account: 'centre',
      password: 'Shenhe-2025-zx',
      departments: [],
    };
    fs.writeFileSync(file, JSON.stringify({ institutions: [{ ...centre, kind: 'clinic' }] }));
    await expect(init({ institutionsFile: file })).rejects.toThrow(/institutions\.0\.kind/);
    await expect(init({ institutionsFile: file })).rejects.not.toThrow(/Shenhe/);
    fs.writeFileSync(file, JSON.stringify({ institutions: [centre] }));
    await init({ institutionsFile: file });
    expect(cloud.events).toEqual([
      { name: 'jobs', event: { setUp: { institutions: [centre] }, key: expect.stringMatching(/.{40}/) as string } },
    ]);
    expect(words()).not.toContain(centre.password);
  });

  it('ends with what only the console can do', async () => {
    await init();
    for (const part of ['允许未登录用户访问', 'downloadFile 合法域名', '用户隐私保护指引', '3.8.12'])
      expect(words()).toContain(part);
  });
});

describe('npm run cloud:check', () => {
  it('names what somebody has changed at the console', async () => {
    await init();
    cloud.collections.get('seats')?.splice(1, 1);
    cloud.rules.delete('collection persons');
    const jobs = cloud.details.get('jobs');
    if (jobs) jobs.Triggers = [];
    expect(await checkCloud(options())).toBe(false);
    expect(words()).toMatch(/缺少索引 seats\./);
    expect(words()).toContain('集合 persons的安全规则没有设置');
    expect(words()).toContain('缺少定时器 resume');
    expect(words()).toContain('共 3 处不一致');
  });

  it('says nothing of keys where their file is not here', async () => {
    await init();
    fs.rmSync(keptFile());
    expect(await checkCloud(options())).toBe(true);
    expect(words()).toContain('不比较密钥和设置的值');
  });

  it('reads more than one page of collections', async () => {
    await init();
    for (let number = 0; number < 120; number += 1) await cloud.database.createCollectionIfNotExists(`other${number}`);
    await checkCloud(options());
    expect(words()).toContain('集合 other119 不在声明里');
  });
});

describe('npm run deploy', () => {
  const artefact = (name: string, digest: string): Artefact => ({
    name,
    digest,
    upload: { what: 'function', name, folder: `dist/cloudfunctions/${name}` },
  });

  it('uploads what has changed since, each once', async () => {
    await init();
    const uploads = () => cloud.changes.filter((one) => one.startsWith('upload')).slice(5);
    await deployCloud({ ...options(), artefacts: [artefact('api', '1'), artefact('jobs', '1')] });
    await deployCloud({ ...options(), artefacts: [artefact('api', '1'), artefact('jobs', '1')] });
    await deployCloud({ ...options(), artefacts: [artefact('api', '2'), artefact('jobs', '1')] });
    expect(uploads()).toEqual(['uploadFunction api', 'uploadFunction jobs', 'uploadFunction api']);
    expect(words()).toContain('上次上传以后没有变化');
  });

  it('notes each upload, so that a run which broke off goes on', async () => {
    await init();
    cloud.refuses = 'uploadFunction jobs';
    const all = { ...options(), artefacts: [artefact('api', '1'), artefact('jobs', '1')] };
    await expect(deployCloud(all)).rejects.toThrow('LimitExceeded');
    expect(kept().uploaded).toEqual({ api: '1' });
    await deployCloud(all);
    expect(kept().uploaded).toEqual({ api: '1', jobs: '1' });
  });

  it('uploads nothing in a dry run, nor before there is an environment', async () => {
    await deployCloud({ ...options({ dryRun: true }), artefacts: [artefact('api', '1')] });
    expect(words()).toContain('· api');
    await expect(deployCloud({ ...options(), artefacts: [artefact('api', '1')] })).rejects.toThrow('cloud:init');
    expect(cloud.changes).toEqual([]);
  });

  it('takes functions first, then web pages, then the mini-program', () => {
    for (const made of [
      'miniprogram',
      'web/display',
      ...['attendance', 'api', 'reports', 'face', 'jobs'].map(functionFolder),
    ]) {
      fs.mkdirSync(path.join(folder, 'dist', made), { recursive: true });
      fs.writeFileSync(path.join(folder, 'dist', made, 'index.js'), made);
    }
    const artefacts = builtArtefacts(folder, { version: '1.0.0', note: '' });
    expect(artefacts.map(({ upload }) => upload.what)).toEqual([
      ...Array<string>(5).fill('function'),
      'web',
      'miniprogram',
    ]);
    expect(new Set(artefacts.map(({ digest }) => digest)).size).toBe(artefacts.length);
    expect(digestOf(path.join(folder, 'dist/miniprogram'))).toMatch(/^[0-9a-f]{64}$/);
  });
});

const functionFolder = (name: string): string => `cloudfunctions/${name}`;
