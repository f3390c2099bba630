/** Stands in the local cloud under a function's name and hands each invocation to a fresh process (process.ts). */
import { fork } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { PID_FILE, type OwnProcessAnswer, type OwnProcessJob } from './messages';

/** As `FUNCTION_DIR`, `HEAP_MEGABYTES` and `TELLS` of the environment say. */
export async function main(event: unknown, context: unknown): Promise<unknown> {
  const answer = await inProcess(event, context);
  return process.env['TELLS'] === 'result' ? answer.result : answer;
}

function inProcess(event: unknown, context: unknown): Promise<OwnProcessAnswer> {
  const { FUNCTION_DIR: dir = '', HEAP_MEGABYTES: heap = '' } = process.env;
  const job: OwnProcessJob = { dir, env: { ...process.env }, now: Date.now(), event, context };
  return new Promise((resolve, reject) => {
    const child = fork(path.join(__dirname, 'process.js'), { execArgv: [`--max-old-space-size=${heap}`] });
    writeFileSync(path.join(__dirname, PID_FILE), String(child.pid));
    child.once('message', (answer: OwnProcessAnswer) => resolve(answer));
    child.once('error', reject);
    child.once('exit', (code, signal) => reject(ended(signal ?? code)));
    child.send(job);
  });
}

/** Where it was noticed is of no interest. */
function ended(how: NodeJS.Signals | number | null): Error {
  const error = new Error(`the function's process ended with ${how}`);
  delete error.stack;
  return error;
}
