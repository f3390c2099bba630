import { readFileSync } from 'node:fs';
import path from 'node:path';
import { buildSync } from 'esbuild';
import type { FunctionDeclaration } from '../../local/cloud';
import { PID_FILE } from './own-process/messages';

/**
 * A Node of the cloud gives its heap half of the container's memory, as it does in any container: V8 takes a quarter of
 * what there is, twice that on 64 bits.
 */
const HEAP_SHARE = 0.5;

/**
 * Declares a built function under another name so that each of its invocations runs in a process of its own, with the
 * real bundle and the real SDK. In the local cloud an instance is a
 * thread beside the database, whose memory nobody can tell from its own.
 *
 * @param out an empty folder for the bundles of this
 * @param tells whether the function answers with its result, or with that and what it took (`OwnProcessAnswer`)
 */
export function inOwnProcess(
  declaration: FunctionDeclaration,
  options: { name: string; out: string; memoryMb: number; tells: 'result' | 'cost' },
): FunctionDeclaration {
  const { name, out, memoryMb, tells } = options;
  buildSync({
    entryPoints: {
      index: path.join(__dirname, 'own-process/front.ts'),
      process: path.join(__dirname, 'own-process/process.ts'),
    },
    outdir: out,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
  });
  const env = { FUNCTION_DIR: declaration.dir, HEAP_MEGABYTES: String(memoryMb * HEAP_SHARE), TELLS: tells };
  return { ...declaration, name, dir: out, env: { ...declaration.env, ...env } };
}

/** Ends the process of the invocation that began last as the cloud's kernel would: at once, whatever it does. */
export function killInvocation(out: string): void {
  process.kill(Number(readFileSync(path.join(out, PID_FILE), 'utf8')), 'SIGKILL');
}
