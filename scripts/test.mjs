// `npm test`: installs what is missing, then runs every check and every test. Stops at the first that fails.
import { spawnSync } from 'node:child_process';
import { ensureBrowser, ensureNode, ensurePackages, root, stop } from './setup/ensure.mjs';

ensureNode();
ensurePackages();
const browser = ensureBrowser();

const node = (...args) => [process.execPath, ...args];
const bin = (name, ...args) => node(`node_modules/.bin/../${name}`, ...args);
const steps = [
  ['静态检查 check', node('scripts/check.mjs')],
  ['单元与过程测试 jest', bin('jest/bin/jest.js', '--ci')],
  ['全程测试 journeys', node('--import', 'tsx', 'test/journeys/run.ts')],
  ['画面比对 pictures', node('--import', 'tsx', 'test/gallery/compare.ts')],
  ['随机操作 monkey', node('--import', 'tsx', 'test/monkey/run.ts')],
];

for (const [name, [command, ...args]] of steps) {
  const started = Date.now();
  console.log(`\n── ${name}`);
  const done = spawnSync(command, args, {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, CHROMIUM_PATH: browser },
  });
  if (done.status !== 0) stop(`${name} 没有通过（${Math.round((Date.now() - started) / 1000)} 秒）。`);
  console.log(`── ${name} 通过（${Math.round((Date.now() - started) / 1000)} 秒）`);
}
