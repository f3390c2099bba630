/**
 * A cloud function that runs whatever a test sends it, with the real SDK in its hands.
 * It is bundled like the product's functions and knows nothing of where it runs.
 */
import { runInThisContext } from 'node:vm';
import * as cloud from 'wx-server-sdk';
import type { Failure, Sdk } from './sdk';

cloud.init({ env: process.env['TCB_ENV'] ?? '' });
const database = cloud.database();
let invocations = 0;

interface ProbeEvent {
  source: string;
  input?: unknown;
}

async function failure(attempt: () => unknown): Promise<Failure> {
  try {
    await attempt();
  } catch (error) {
    const { errCode, code, errMsg, message } = error as Partial<Failure>;
    return {
      failed: true,
      ...(errCode === undefined ? {} : { errCode }),
      ...(code === undefined ? {} : { code }),
      message: errMsg ?? message ?? String(error),
    };
  }
  return { failed: false, message: '' };
}

export async function main(event: ProbeEvent, context: unknown): Promise<unknown> {
  invocations += 1;
  const sdk = {
    cloud,
    db: database,
    _: database.command,
    $: database.command.aggregate,
    failure,
    event,
    context,
    invocations,
  };
  const run = runInThisContext(`(${event.source})`) as (sdk: unknown, input: unknown) => unknown;
  return run(sdk satisfies Record<keyof Sdk, unknown>, event.input);
}
