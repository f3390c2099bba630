import { existsSync, readFileSync } from 'node:fs';
import { setUpInput, type SetUp } from '../../server/setup/set-up';
import { newKey, newSecrets } from '../start/deployment';
import { accountFilePath, readAccountFile, writeAccountFile, type AccountFile } from './account-file';
import type { CloudAccount, Upload } from './account';
import { consoleOnly } from './console-only';
import { declaredState } from './declared';
import { differences, stepsOf, stepWords, type Step } from './plan';
import type { EnvironmentState } from './state';

/** What every command is given. */
export interface CommandOptions {
  environment: string;
  /** Where `<environment>.json` lies. */
  folder: string;
  dryRun: boolean;
  /** Undefined without credentials: then a dry run plans for an environment in which there is nothing. */
  account: CloudAccount | undefined;
  say: (line: string) => void;
}

const NOTHING: EnvironmentState = { collections: {}, functions: {}, functionRule: undefined, storageRule: undefined };

/** Where one key of ours is set, there is data that only these keys read. */
const hasKeys = ({ functions }: EnvironmentState): boolean =>
  Object.values(functions).some(({ environment }) => 'DIGEST_KEY' in environment);

async function readState({ account, dryRun, say }: CommandOptions): Promise<EnvironmentState> {
  if (account) return account.read();
  if (!dryRun) throw new Error('没有密钥：请设置环境变量 TENCENTCLOUD_SECRETID 和 TENCENTCLOUD_SECRETKEY');
  say('没有密钥，不读真实环境：下面按一个空的环境来计划。');
  return NOTHING;
}

function endWithConsole(say: CommandOptions['say']): void {
  say('\n只能在网页上做的：');
  consoleOnly.forEach((line, index) => say(`  ${index + 1}. ${line}`));
}

/** What is kept of this environment, or new keys for it. @throws where the environment has keys that are not here */
function fileFor(options: CommandOptions, found: EnvironmentState, given: Record<string, string>): AccountFile {
  const path = accountFilePath(options.folder, options.environment);
  const kept = readAccountFile(path);
  if (kept === undefined && hasKeys(found))
    throw new Error(`这个环境已经有密钥，但 ${path} 不在。新的密钥读不了已有的数据，所以没有做任何事：请把它放回来`);
  const fresh: AccountFile = {
    keys: { ...newSecrets(), ANCHOR_KEY: newKey() },
    settings: { SUPPORT_PHONE: '', SET_UP_KEY: newKey() },
    uploaded: {},
  };
  const file = kept ?? fresh;
  return { ...file, settings: { ...file.settings, ...given } };
}

export interface InitOptions extends CommandOptions {
  /** 技术支持电话, where it is given on the command line. */
  supportPhone?: string | undefined;
  /** A file in the form of the set-up (cloudfunctions/README.md). */
  institutionsFile?: string | undefined;
}

/**
 * `npm run cloud:init`: makes everything that is declared and not there yet. Twice changes nothing. What was done stays done when a step
 * fails; the next run goes on with what is left.
 * @throws Error that says which step failed and in which words
 */
export async function initCloud(options: InitOptions): Promise<void> {
  const { account, dryRun, say, supportPhone, institutionsFile } = options;
  // First what can be wrong on this machine.
  const institutions = institutionsFile === undefined ? undefined : readInstitutions(institutionsFile);
  const found = await readState(options);
  const file = fileFor(options, found, supportPhone === undefined ? {} : { SUPPORT_PHONE: supportPhone });
  if ((file.settings['SUPPORT_PHONE'] ?? '') === '')
    throw new Error('还没有技术支持电话：请加上 --support-phone 0731-…（用户遇到问题时看到的号码）');
  const steps = stepsOf(differences(declaredState(file), found));
  say(steps.length === 0 ? '环境和声明一致，没有要做的。' : `要做 ${steps.length} 步：`);
  if (dryRun) {
    for (const step of steps) say(`  ${stepWords(step)}`);
    if (institutions)
      say(
        `  放入单位 ${institutions.institutions?.length ?? 0} 家、目录 ${institutions.catalogueEntries?.length ?? 0} 条`,
      );
  } else if (account) {
    // Before the first function has them: keys that nobody has kept are data that nobody reads.
    writeAccountFile(accountFilePath(options.folder, options.environment), file);
    await carryOut(account, steps, say);
    if (institutions) await plant(account, institutions, file, say);
  }
  endWithConsole(say);
}

async function carryOut(account: CloudAccount, steps: readonly Step[], say: CommandOptions['say']): Promise<void> {
  for (const [index, step] of steps.entries()) {
    const words = `${index + 1}/${steps.length} ${stepWords(step)}`;
    try {
      await account.carryOut(step);
      say(`  ✓ ${words}`);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      throw new Error(`${words} 没有成功：${reason}。前面的已经做好；改正以后再运行一次，会接着做剩下的`, {
        cause: error,
      });
    }
  }
}

/** @throws Error that names the field, never a password */
function readInstitutions(file: string): SetUp {
  if (!existsSync(file)) throw new Error(`--institutions ${file}：没有这个文件`);
  const parsed = setUpInput.safeParse(JSON.parse(readFileSync(file, 'utf8')));
  if (parsed.success) return parsed.data;
  const places = parsed.error.issues.map((issue) => issue.path.join('.')).join('、');
  throw new Error(`--institutions ${file}：格式不对（${places}），写法见 cloudfunctions/README.md`);
}

/** What is there already stays as it is, so a longer list may be given later. */
async function plant(
  account: CloudAccount,
  institutions: SetUp,
  { settings }: AccountFile,
  say: CommandOptions['say'],
): Promise<void> {
  const answer = await account.call('jobs', { setUp: institutions, key: settings['SET_UP_KEY'] });
  if (typeof answer !== 'object' || answer === null || !('setUp' in answer))
    throw new Error(`放入单位没有成功：${JSON.stringify(answer)}`);
  say(`  ✓ 放入单位和目录：${JSON.stringify(answer.setUp)}`);
}

/**
 * `npm run cloud:check`: reads everything back and tells each difference from the declaration.
 * @returns whether there is none
 */
export async function checkCloud(options: CommandOptions): Promise<boolean> {
  const { say } = options;
  const found = await readState(options);
  const path = accountFilePath(options.folder, options.environment);
  const kept = readAccountFile(path);
  if (kept === undefined) say(`${path} 不在：下面不比较密钥和设置的值。`);
  const wanted = declaredState(kept ?? { keys: {}, settings: {}, uploaded: {} });
  const faults = differences(kept === undefined ? withEnvironmentsOf(wanted, found) : wanted, found);
  for (const { words } of faults) say(`  ✗ ${words}`);
  say(faults.length === 0 ? '环境和声明一致。' : `共 ${faults.length} 处不一致；npm run cloud:init 会补上它能补的。`);
  endWithConsole(say);
  return faults.length === 0;
}

/** Without the file that has them, nothing can be said of values. */
function withEnvironmentsOf(wanted: EnvironmentState, found: EnvironmentState): EnvironmentState {
  const functions = Object.entries(wanted.functions).map(([name, state]) => [
    name,
    { ...state, environment: found.functions[name]?.environment ?? state.environment },
  ]);
  return { ...wanted, functions: Object.fromEntries(functions) as EnvironmentState['functions'] };
}

/** Something that is uploaded, under a name, with the digest of its content. */
export interface Artefact {
  name: string;
  digest: string;
  upload: Upload;
}

/**
 * `npm run deploy`: uploads whatever has changed since it was uploaded from this machine. Each upload is noted at once, so a run that breaks
 * off goes on where it was.
 */
export async function deployCloud(options: CommandOptions & { artefacts: readonly Artefact[] }): Promise<void> {
  const { account, dryRun, say, artefacts } = options;
  if (!account && !dryRun) await readState(options);
  const path = accountFilePath(options.folder, options.environment);
  const kept = readAccountFile(path);
  if (kept === undefined && !dryRun)
    throw new Error(`${path} 不在：请先运行 npm run cloud:init -- --env ${options.environment}`);
  let file = kept ?? { keys: {}, settings: {}, uploaded: {} };
  const changed = artefacts.filter(({ name, digest }) => file.uploaded[name] !== digest);
  say(changed.length === 0 ? '上次上传以后没有变化，没有要做的。' : `要上传 ${changed.length} 样：`);
  for (const { name, digest, upload } of changed) {
    if (!dryRun && account) {
      await account.upload(upload);
      file = { ...file, uploaded: { ...file.uploaded, [name]: digest } };
      writeAccountFile(path, file);
    }
    say(`  ${dryRun ? '·' : '✓'} ${name}`);
  }
  endWithConsole(say);
}
