/**
 * `npm run keys -- status | register | rotate | retire <key id>`: what an operator does with keys, on the local cloud that is running, or with
 * `--env <id>` on a real environment. The same event can be given to the function `jobs` at the console (cloudfunctions/README.md).
 */
import { parseArgs } from 'node:util';
import { realAccount } from './cloud/real-account';
import { runningCloud } from './running-cloud';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { url: { type: 'string' }, env: { type: 'string' } },
});

/** Asks the function `jobs`, wherever it is. */
async function ask(event: object): Promise<unknown> {
  if (values.env !== undefined) {
    const account = realAccount(values.env);
    if (!account) throw new Error('没有密钥：请设置环境变量 TENCENTCLOUD_SECRETID 和 TENCENTCLOUD_SECRETKEY');
    return account.call('jobs', event);
  }
  const answer = await runningCloud(values.url).call(null, 'jobs', event);
  return answer.result ?? answer;
}

async function main(): Promise<void> {
  const [keys = 'status', keyId] = positionals;
  const event = { keys, ...(keyId === undefined ? {} : { keyId }) };
  console.log(JSON.stringify(await ask(event), null, 2));
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
