/** `npm run cloud:init -- --env <id> [--dry-run] [--support-phone <number>] [--institutions <file>]`; docs/deploy.md. */
import { buildAll } from './build/all';
import { commandLine, runCommand } from './cloud/command-line';
import { initCloud } from './cloud/commands';

runCommand(async () => {
  const { values, shared } = commandLine();
  if (!shared.dryRun) await buildAll();
  await initCloud({ ...shared, supportPhone: values['support-phone'], institutionsFile: values.institutions });
});
