import path from 'node:path';
import { parseArgs } from 'node:util';
import type { CommandOptions } from './commands';
import { realAccount } from './real-account';

export const root = path.resolve(__dirname, '../..');

/** What the three commands take. `--version` and `--note` are for deploy, the other two for cloud:init. */
const OPTIONS = {
  env: { type: 'string' },
  'dry-run': { type: 'boolean', default: false },
  'support-phone': { type: 'string' },
  institutions: { type: 'string' },
  version: { type: 'string' },
  note: { type: 'string' },
} as const;

/** @throws Error without `--env`, or for an option that does not exist */
export function commandLine() {
  const { values } = parseArgs({ options: OPTIONS });
  if (values.env === undefined) throw new Error('请写明环境：-- --env <云开发的环境 ID>');
  const shared: CommandOptions = {
    environment: values.env,
    folder: path.join(root, '.cloud'),
    dryRun: values['dry-run'],
    account: realAccount(values.env),
    say: (line) => console.log(line),
  };
  return { values, shared };
}

/** Runs a command; its failure is one line, and the exit code is 1. */
export function runCommand(command: () => Promise<void>): void {
  command().catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  });
}
