// `npm test`: installs what is missing, then runs every check and every test. Stops at the first that fails.
import { spawn } from 'node:child_process';
import { ensureBrowser, ensureNode, ensurePackages, root, stop } from './setup/ensure.mjs';

ensureNode();
ensurePackages();
const browser = ensureBrowser();

const script = (name, ...args) => [name, args];
const inTypeScript = (name, file) => script(name, '--import', 'tsx', file);

/**
 * One stage after the other. The lanes of a stage run side by side: what drives a browser mostly waits, so two of them take little
 * longer than one.
 */
const stages = [
  [[script('静态检查 check', 'scripts/check.mjs')]],
  [[script('单元与过程测试 jest', 'node_modules/jest/bin/jest.js', '--ci')]],
  [
    [inTypeScript('全程测试 journeys', 'test/journeys/run.ts')],
    [
      inTypeScript('画面比对 pictures', 'test/gallery/compare.ts'),
      inTypeScript('随机操作 monkey', 'test/monkey/run.ts'),
    ],
  ],
];

/** Runs one step. With another lane beside it, what it says is kept until it is over, so that two do not talk into each other. */
function run([name, args], alone) {
  const started = Date.now();
  if (alone) console.log(`\n── ${name}`);
  const child = spawn(process.execPath, args, {
    cwd: root,
    stdio: alone ? 'inherit' : ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, CHROMIUM_PATH: browser },
  });
  const said = [];
  child.stdout?.on('data', (part) => said.push(part));
  child.stderr?.on('data', (part) => said.push(part));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (status) => {
      if (!alone) process.stdout.write(Buffer.concat([Buffer.from(`\n── ${name}\n`), ...said]));
      const seconds = Math.round((Date.now() - started) / 1000);
      const passed = status === 0;
      console.log(`── ${name} ${passed ? '通过' : '没有通过'}（${seconds} 秒）`);
      resolve(passed ? [] : [name]);
    });
  });
}

/** The steps of a lane, up to the first that fails; gives the names of those that failed. */
async function runLane(steps, alone) {
  for (const step of steps) {
    const failed = await run(step, alone);
    if (failed.length > 0) return failed;
  }
  return [];
}

for (const lanes of stages) {
  const failed = (await Promise.all(lanes.map((steps) => runLane(steps, lanes.length === 1)))).flat();
  if (failed.length > 0) stop(`没有通过：${failed.join('、')}。`);
}
