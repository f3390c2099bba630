// `npm start`: installs what is missing, then builds and plays the product (scripts/start/main.ts).
import { spawn } from 'node:child_process';
import { ensureNode, ensurePackages, root } from './setup/ensure.mjs';

ensureNode();
ensurePackages();
const child = spawn(process.execPath, ['--import', 'tsx', 'scripts/start/main.ts', ...process.argv.slice(2)], {
  cwd: root,
  stdio: 'inherit',
});
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
child.on('exit', (code, signal) => process.exit(signal ? 0 : (code ?? 1)));
