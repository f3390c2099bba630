/**
 * `npm run keys -- status | register | rotate | retire <key id>`: what an operator does with keys, on the local cloud that is running. In
 * WeChat's cloud the same event is given to the function `jobs` at the console (cloudfunctions/README.md).
 */
import { parseArgs } from 'node:util';
import { runningCloud } from './running-cloud';

const { values, positionals } = parseArgs({ allowPositionals: true, options: { url: { type: 'string' } } });

async function main(): Promise<void> {
  const [keys = 'status', keyId] = positionals;
  const event = { keys, ...(keyId === undefined ? {} : { keyId }) };
  const answer = await runningCloud(values.url).call(null, 'jobs', event);
  console.log(JSON.stringify(answer.result ?? answer, null, 2));
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
