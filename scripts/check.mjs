// `npm run check`: types, lint, format, layers, dead code, and the official compiler over every template.
import { spawnSync } from 'node:child_process';
import { root, stop } from './setup/ensure.mjs';

const run = (script, ...args) => [process.execPath, [script, ...args]];
const checks = [
  ['类型 types', run('node_modules/typescript/bin/tsc', '-p', 'tsconfig.json')],
  ['类型（小程序）', run('node_modules/typescript/bin/tsc', '-p', 'miniprogram/tsconfig.json')],
  ['类型（小程序测试）', run('node_modules/typescript/bin/tsc', '-p', 'miniprogram/tsconfig.test.json')],
  ['类型（浏览器手机）', run('node_modules/typescript/bin/tsc', '-p', 'local/phone/tsconfig.json')],
  ['类型（组件测试）', run('node_modules/typescript/bin/tsc', '-p', 'test/component/tsconfig.json')],
  ['代码规范 eslint', run('node_modules/eslint/bin/eslint.js', '.', '--max-warnings', '0')],
  ['格式 prettier', run('node_modules/prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', '.')],
  [
    '分层 layers',
    run(
      'node_modules/dependency-cruiser/bin/dependency-cruise.mjs',
      '--config',
      '.dependency-cruiser.cjs',
      'domain',
      'contract',
      'server',
      'cloudfunctions',
      'miniprogram',
      'local',
      'sample',
      'scripts',
      'test',
      'bench',
    ),
  ],
  ['无用代码 knip', run('node_modules/knip/bin/knip.js', '--no-progress')],
  ['小程序模板 wcc', ['node', ['--import', 'tsx', 'scripts/check-miniprogram.ts']]],
];

for (const [name, [command, args]] of checks) {
  const started = Date.now();
  const done = spawnSync(command, args, { cwd: root, stdio: 'inherit' });
  if (done.status !== 0) stop(`${name} 没有通过。`);
  console.log(`✓ ${name}（${((Date.now() - started) / 1000).toFixed(1)} 秒）`);
}
