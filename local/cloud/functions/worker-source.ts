import { buildSync } from 'esbuild';
import { join } from 'node:path';

let source: string | undefined;

/** The worker's program as one CommonJS text: worker threads know neither TypeScript nor the loaders of this process. */
export function workerSource(): string {
  source ??= buildSync({
    entryPoints: [join(__dirname, 'worker.ts')],
    bundle: true,
    write: false,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
  }).outputFiles[0]?.text;
  if (source === undefined) throw new Error('the worker could not be built');
  return source;
}
