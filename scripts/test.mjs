// `npm test`: installs what is missing, builds once, then runs every check and every test. What failed is told again at the end.
import { spawn } from 'node:child_process';
import { ensureBrowser, ensureNode, ensurePackages, root, stop } from './setup/ensure.mjs';

ensureNode();
ensurePackages();
const browser = ensureBrowser();

const script = (name, ...args) => ({ name, args });
const inTypeScript = (name, file, ...args) => script(name, '--import', 'tsx', file, ...args);
const jest = (name, ...args) => script(name, 'node_modules/jest/bin/jest.js', '--ci', ...args);
/** Suites that drive a browser: they wait more than they work. */
const BROWSER_SUITES = String.raw`\.browser\.test\.ts$`;

/** Before anything else, and alone: several steps read what is built, and none of them may find it half written. */
const first = inTypeScript('构建 build', 'scripts/build/all.ts');

/**
 * Stages follow each other; the lanes of a stage run side by side. Checks and tests use two cores fully, so what drives a browser comes
 * behind them: beside them the linter alone took seven times as long.
 */
const stages = [
  [[script('静态检查 check', 'scripts/check.mjs')]],
  [[jest('单元与过程测试 jest', '--testPathIgnorePatterns', BROWSER_SUITES, '/node_modules/')]],
  [
    [inTypeScript('全程测试 journeys', 'test/journeys/run.ts')],
    [
      inTypeScript('画面比对 pictures', 'test/gallery/compare.ts'),
      inTypeScript('随机操作 monkey', 'test/monkey/run.ts'),
      jest('浏览器测试 jest', '--testPathPatterns', BROWSER_SUITES, '--maxWorkers', '1'),
    ],
  ],
];

/** Lines of a failed step that are told again at the end: a log that is cut off before its end still says why. */
const TOLD_AGAIN = 80;

const failed = [];

/** Runs one step; what it says is told when it is over, so that two do not talk into each other. */
function run({ name, args }) {
  const started = Date.now();
  console.log(`── ${name} 开始`);
  const child = spawn(process.execPath, args, {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, CHROMIUM_PATH: browser },
  });
  const parts = [];
  child.stdout.on('data', (part) => parts.push(part));
  child.stderr.on('data', (part) => parts.push(part));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (status) => {
      const said = Buffer.concat(parts).toString('utf8');
      const seconds = Math.round((Date.now() - started) / 1000);
      const passed = status === 0;
      console.log(`\n── ${name}\n${said}── ${name} ${passed ? '通过' : '没有通过'}（${seconds} 秒）`);
      if (!passed) failed.push({ name, said });
      resolve(passed);
    });
  });
}

/** The steps of a lane, up to the first that fails. What the other lanes have begun goes on: it tells more in one run. */
async function runLane(steps) {
  for (const step of steps) {
    if (failed.length > 0 || !(await run(step))) return;
  }
}

function end() {
  if (failed.length === 0) return;
  for (const { name, said } of failed) {
    const lines = said.trimEnd().split('\n');
    console.log(`\n── 没有通过：${name}，最后 ${Math.min(lines.length, TOLD_AGAIN)} 行\n`);
    console.log(lines.slice(-TOLD_AGAIN).join('\n'));
  }
  stop(`没有通过：${failed.map(({ name }) => name).join('、')}。`);
}

if (await run(first)) {
  // Of a stage that comes behind a failed one no lane begins anything.
  for (const lanes of stages) await Promise.all(lanes.map(runLane));
}
end();
