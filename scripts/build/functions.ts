import { copyFile, mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { build } from 'esbuild';

const root = path.resolve(__dirname, '../..');

const functionNames = ['attendance', 'api', 'reports', 'jobs'] as const;
type FunctionName = (typeof functionNames)[number];

/**
 * Bundles the cloud functions into `dist/cloudfunctions/<name>/` as they are uploaded: one file with the SDK in it, which
 * halves the cold start and needs no install in the cloud; a package.json because the upload asks for one; and the
 * permissions and timers of `config.json`.
 */
export async function buildFunctions(options: { out?: string } = {}): Promise<void> {
  const out = options.out ?? path.join(root, 'dist/cloudfunctions');
  await Promise.all(functionNames.map((name) => buildFunction(name, path.join(out, name))));
}

/** Bundles one function, SDK included, from its entry file to `<out>/index.js`. */
export async function bundleFunction(entry: string, out: string): Promise<void> {
  await build({
    entryPoints: [entry],
    outfile: path.join(out, 'index.js'),
    bundle: true,
    platform: 'node',
    target: 'node18',
    format: 'cjs',
    charset: 'utf8',
    legalComments: 'none',
    logLevel: 'warning',
    // The SDK's HTTP client reaches for these only when they are installed.
    external: ['bufferutil', 'utf-8-validate'],
  });
}

async function buildFunction(name: FunctionName, out: string): Promise<void> {
  const source = path.join(root, 'cloudfunctions', name);
  await rm(out, { recursive: true, force: true });
  await mkdir(out, { recursive: true });
  await bundleFunction(path.join(source, 'index.ts'), out);
  await Promise.all([
    copyFile(path.join(source, 'config.json'), path.join(out, 'config.json')),
    writeFile(
      path.join(out, 'package.json'),
      `${JSON.stringify({ name, version: '1.0.0', private: true, main: 'index.js' }, null, 2)}\n`,
    ),
  ]);
}

if (require.main === module) {
  buildFunctions().catch((error: unknown) => {
    console.error(error);
    process.exitCode = 1;
  });
}
