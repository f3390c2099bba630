/**
 * `npm run call -- --as <person> <call> '<json>'`: makes one call on the running local cloud, as a person would; on the one
 * that `npm start` began last, unless `--url` names another. The HTTP request behind it is `POST /control/call` (local/README.md).
 */
import { parseArgs } from 'node:util';
import { randomUUID } from 'node:crypto';
import { findCall } from '../contract';
import { runningCloud } from './running-cloud';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    as: { type: 'string' },
    url: { type: 'string' },
    'request-id': { type: 'string' },
  },
});

async function main(): Promise<void> {
  const [name, json = '{}'] = positionals;
  if (!name) throw new Error(`usage: npm run call -- --as <person> <call> '<json>'`);
  const service = findCall(name)?.service ?? 'api';
  const requestId = values['request-id'] ?? randomUUID();
  const input: unknown = JSON.parse(json);
  const answer = await runningCloud(values.url).call(values.as ?? null, service, { call: name, requestId, input });
  console.log(JSON.stringify(answer.result ?? answer, null, 2));
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
