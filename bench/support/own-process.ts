import { buildSync } from 'esbuild';
import path from 'node:path';
import type { FunctionDeclaration } from '../../local/cloud';

/**
 * A Node of the cloud gives its heap half of the container's memory, as it does in any container: V8 takes a quarter of
 * what there is, twice that on 64 bits.
 */
const HEAP_SHARE = 0.5;

/**
 * Declares a built function under another name so that each of its invocations runs in a process of its own, with the
 * real bundle and the real SDK, and answers with what it took (`OwnProcessAnswer`). In the local cloud an instance is a
 * thread beside the database, whose memory nobody can tell from its own.
 *
 * @param out an empty folder for the bundles of this
 */
export function inOwnProcess(
  declaration: FunctionDeclaration,
  { name, out, memoryMb }: { name: string; out: string; memoryMb: number },
): FunctionDeclaration {
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
  const env = { FUNCTION_DIR: declaration.dir, HEAP_MEGABYTES: String(memoryMb * HEAP_SHARE) };
  return { ...declaration, name, dir: out, env: { ...declaration.env, ...env } };
}
