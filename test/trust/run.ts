/** `npm run trust -- <trial> …`: long trials of what the product promises, each in a process of its own. */
import { spawnSync } from 'node:child_process';
import path from 'node:path';

const trials = ['kill', 'memory', 'security'];
const [trial = '', ...args] = process.argv.slice(2);

if (!trials.includes(trial)) {
  console.error(`npm run trust -- <${trials.join('|')}>`);
  process.exit(2);
}
const { status } = spawnSync(process.execPath, ['--import', 'tsx', path.join(__dirname, `${trial}.ts`), ...args], {
  stdio: 'inherit',
});
process.exitCode = status ?? 1;
