/** `npm run cloud:check -- --env <id>`; ends with 1 when anything differs from the declaration. docs/deploy.md. */
import { commandLine, runCommand } from './cloud/command-line';
import { checkCloud } from './cloud/commands';

runCommand(async () => {
  if (!(await checkCloud(commandLine().shared))) process.exitCode = 1;
});
