/**
 * Runs inside a worker thread: one instance of one function. Takes one job at a time; the pool sees to that.
 * Bundled by worker-source.ts and started from text, so it may import only what can be bundled.
 */
import inspector from 'node:inspector';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import type { WorkerAnswer, WorkerJob, WorkerOrder, WorkerStart } from './messages';
import { installVirtualDate } from './virtual-date';

type Main = (event: unknown, context: unknown) => unknown;

const start = workerData as WorkerStart;
installVirtualDate(start.clock);

let main: Main | undefined;
let invocationKeys: string[] = [];

/** Each invocation has its own identity in the environment; nothing of the one before may be left. */
function enterInvocation(env: Record<string, string>): void {
  for (const key of invocationKeys) delete process.env[key];
  invocationKeys = Object.keys(env);
  Object.assign(process.env, env);
}

/** The function is a CommonJS bundle of its own, chosen at run time. */
function loadMain(dir: string): Main {
  const exported: unknown = createRequire(join(dir, 'index.js'))('./index.js');
  return (exported as { main: Main }).main;
}

function coldStart(): Main {
  const loaded = loadMain(start.dir);
  say({ entered: true });
  return loaded;
}

function leaveInvocation(): void {
  enterInvocation({});
}

function say(answer: WorkerAnswer): void {
  parentPort?.postMessage(answer);
}

function load(): WorkerAnswer {
  try {
    main ??= coldStart();
    return { resultJson: 'null' };
  } catch (error) {
    return { thrown: describe(error) };
  }
}

async function run(job: WorkerJob): Promise<WorkerAnswer> {
  enterInvocation(job.env);
  try {
    main ??= coldStart();
    const event: unknown = JSON.parse(job.eventJson);
    const result = await main(event, job.context);
    return { resultJson: JSON.stringify(result ?? null) };
  } catch (error) {
    return { thrown: describe(error) };
  } finally {
    leaveInvocation();
  }
}

function describe(error: unknown): string {
  if (error instanceof Error) return error.stack ?? error.message;
  const message = typeof error === 'object' && error !== null && 'errMsg' in error ? error.errMsg : error;
  return typeof message === 'string' ? message : JSON.stringify(message);
}

parentPort?.on('message', (order: WorkerOrder) => {
  if ('inspect' in order) inspector.open(order.inspect, '127.0.0.1');
  else if ('inspectNoMore' in order) {
    inspector.close();
    say({ notInspected: true });
  } else if ('load' in order) say(load());
  else void run(order.job).then(say);
});
