// `npm run check`: types, lint, format, layers, dead code, every template's types, and the official compiler over them.
import { spawn } from 'node:child_process';
import { root, stop } from './setup/ensure.mjs';

/** They share nothing, so two run at a time; each takes about one core. */
const AT_ONCE = 2;

/**
 * What the last run found out, so that a second one looks only at what has changed. A clean checkout, as continuous
 * integration has it, knows no cache.
 */
const cached = (name) => `node_modules/.cache/check/${name}`;

/** The native compiler: the same answers in a third of the time. The templates ask the one that has an interface (`typescript`). */
const types = (project) => [
  'node_modules/typescript-7/bin/tsc',
  ...['-p', project, '--incremental', '--tsBuildInfoFile', cached(`${project.replaceAll('/', '-')}.tsbuildinfo`)],
];
const layered = 'domain contract server cloudfunctions miniprogram local web sample scripts test bench'.split(' ');

/** The longest first, so that none is left alone at the end. */
const checks = [
  ['代码规范 oxlint', ['node_modules/oxlint/bin/oxlint', '--type-aware']],
  [
    '代码规范 eslint',
    [
      'node_modules/eslint/bin/eslint.js',
      ...['.', '--max-warnings', '0', '--cache', '--cache-strategy', 'content', '--cache-location', cached('eslint')],
    ],
  ],
  ['类型 types', types('tsconfig.json')],
  ['类型（小程序）', types('miniprogram/tsconfig.app.json')],
  ['类型（小程序测试）', types('miniprogram/tsconfig.test.json')],
  ['小程序模板 wcc', ['--import', 'tsx', 'scripts/check-miniprogram.ts']],
  ['模板类型', ['--import', 'tsx', 'scripts/check/templates/main.ts']],
  [
    '格式 prettier',
    [
      'node_modules/prettier/bin/prettier.cjs',
      '--check',
      '--log-level',
      'warn',
      '--cache',
      '--cache-strategy',
      'content',
      '--cache-location',
      cached('prettier'),
      '.',
    ],
  ],
  ['类型（浏览器手机）', types('local/phone/tsconfig.json')],
  ['类型（大屏网页）', types('web/tsconfig.json')],
  ['类型（组件测试）', types('test/component/tsconfig.json')],
  ['类型（图库量测）', types('test/gallery/in-page/tsconfig.json')],
  ['类型（猴子）', types('test/monkey/in-page/tsconfig.json')],
  [
    '分层 layers',
    ['node_modules/dependency-cruiser/bin/dependency-cruise.mjs', '--config', '.dependency-cruiser.cjs', ...layered],
  ],
  ['无用代码 knip', ['node_modules/knip/bin/knip.js', '--no-progress']],
];

/** Runs one check; what it says is shown when it is over, so that two do not talk into each other. */
function run([name, args]) {
  const started = Date.now();
  const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
  const said = [];
  child.stdout.on('data', (part) => said.push(part));
  child.stderr.on('data', (part) => said.push(part));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (status) => {
      const passed = status === 0;
      console.log(`${passed ? '✓' : '✖'} ${name}（${((Date.now() - started) / 1000).toFixed(1)} 秒）`);
      if (!passed) process.stdout.write(Buffer.concat(said));
      resolve(passed ? [] : [name]);
    });
  });
}

const waiting = [...checks];
async function runWaiting() {
  const failed = [];
  for (let next = waiting.shift(); next; next = waiting.shift()) failed.push(...(await run(next)));
  return failed;
}

const failed = (await Promise.all(Array.from({ length: AT_ONCE }, runWaiting))).flat();
if (failed.length > 0) stop(`没有通过：${failed.join('、')}。`);
