/**
 * The process that holds one instance of a function, as its container does in the cloud: nothing else is in its memory.
 * Bundled by ../own-process.ts; started with the function's folder for each invocation and over after it.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { installVirtualDate } from '../../../local/cloud/functions/virtual-date';
import type { OwnProcessAnswer, OwnProcessJob } from './messages';

type Main = (event: unknown, context: unknown) => Promise<unknown>;

async function run({ dir, env, now, event, context }: OwnProcessJob): Promise<OwnProcessAnswer> {
  Object.assign(process.env, env);
  // As `Clock` shares it: the offset, and where a standing clock stands.
  const clock = new SharedArrayBuffer(16);
  new BigInt64Array(clock)[0] = BigInt(now - Date.now());
  installVirtualDate(clock);
  const began = performance.now();
  const { main } = createRequire(path.join(dir, 'index.js'))('./index.js') as { main: Main };
  const result = await main(event, context);
  return { result, durationMs: performance.now() - began, peakBytes: peakMemory() };
}

/** The most memory that was ever resident, everything counted: Node itself, the code, the heap, buffers. Linux only. */
function peakMemory(): number {
  const kilobytes = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8'))?.[1];
  if (kilobytes === undefined) throw new Error('the kernel tells no peak of resident memory');
  return Number(kilobytes) * 1024;
}

process.once('message', (job: OwnProcessJob) => {
  void run(job).then((answer) => process.send?.(answer, () => process.exit()));
});
