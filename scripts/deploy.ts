/** `npm run deploy -- --env <id> [--dry-run] [--version <number>] [--note <words>]`; docs/deploy.md. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { buildAll } from './build/all';
import { builtArtefacts } from './cloud/artefacts';
import { commandLine, root, runCommand } from './cloud/command-line';
import { deployCloud } from './cloud/commands';

runCommand(async () => {
  const { values, shared } = commandLine();
  await buildAll();
  const about = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as { version: string };
  const release = { version: values.version ?? about.version, note: values.note ?? '继教通' };
  await deployCloud({ ...shared, artefacts: builtArtefacts(root, release) });
});
