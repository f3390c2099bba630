/** Stands in the local cloud under a function's name and hands each invocation to a fresh process (process.ts). */
import { fork } from 'node:child_process';
import path from 'node:path';
import type { OwnProcessAnswer, OwnProcessJob } from './messages';

/** As `FUNCTION_DIR` and `HEAP_MEGABYTES` of the environment say. */
export function main(event: unknown, context: unknown): Promise<OwnProcessAnswer> {
  const { FUNCTION_DIR: dir = '', HEAP_MEGABYTES: heap = '' } = process.env;
  const job: OwnProcessJob = { dir, env: { ...process.env }, now: Date.now(), event, context };
  return new Promise((resolve, reject) => {
    const child = fork(path.join(__dirname, 'process.js'), { execArgv: [`--max-old-space-size=${heap}`] });
    child.once('message', (answer: OwnProcessAnswer) => resolve(answer));
    child.once('error', reject);
    child.once('exit', (code, signal) => reject(new Error(`the function's process ended with ${signal ?? code}`)));
    child.send(job);
  });
}
