/**
 * `npm run new -- page <package>/<page> <title>` and `npm run new -- call <area>/<subject>.<verb> [command|query] [role]`: makes
 * the files of a page or a call and puts it wherever it has to be known. A test of it fails until it is built.
 */
import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { newCall } from './new/call';
import { Refused } from './new/draft';
import { newPage } from './new/page';
import { writeFormed } from './new/write';

const root = path.resolve(__dirname, '..');
const usage = `Say one of:
  npm run new -- page people/roster 花名册
  npm run new -- call person/registration.withdraw [command|query] [role]`;

async function main(): Promise<void> {
  const [what, wanted = '', ...more] = process.argv.slice(2);
  if (what !== 'page' && what !== 'call') throw new Refused(usage);
  const { draft, left } = what === 'page' ? newPage(root, wanted, more.join('')) : newCall(root, wanted, more);
  await writeFormed(root, draft.texts);
  const files = [...draft.texts.keys()];
  if (what === 'call') {
    // In a process of its own: this one has read the contract as it was.
    execFileSync(process.execPath, ['--import', 'tsx', 'scripts/generate/client-table.ts'], { cwd: root });
    files.push('contract/client-table.ts');
  }
  console.log(`Made or changed:\n${files.map((file) => `  ${file}`).join('\n')}`);
  console.log(`Left to you:\n${left.map((line) => `  ${line}`).join('\n')}`);
}

main().catch((error: unknown) => {
  console.error(error instanceof Refused ? error.message : error);
  process.exit(1);
});
