import { copyFile, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { build, context, type BuildContext, type BuildOptions, type BuildResult } from 'esbuild';
import { mergedFailure } from './failure';

const repository = path.resolve(__dirname, '../..');

/** Where the bundles lie as they are uploaded. */
export const functionsOut = path.join(repository, 'dist/cloudfunctions');
/** Their source maps lie beside, so that nobody uploads or loads them. */
export const functionsMaps = path.join(repository, 'dist/maps/cloudfunctions');

const functionNames = ['attendance', 'api', 'reports', 'jobs'];

interface FunctionBuildOptions {
  /** Repository: each function's entry is `cloudfunctions/<name>/index.ts` in it. */
  root?: string;
  names?: readonly string[];
  out?: string;
  /** Folder for the source maps, `<maps>/<name>/index.js.map`. */
  maps?: string;
}

/** Bundles that are built again and again; each build does only what is new. */
export interface FunctionBuild {
  /**
   * Bundles the functions that one of these sources went into; all of them when no sources are given, and at the first time.
   * Nothing is put in place unless all of them compile; one that did not is tried again the next time.
   * @param changed absolute paths
   * @returns the names of those whose code is another than before
   * @throws esbuild's BuildFailure, each fault once
   */
  rebuild(changed?: ReadonlySet<string>): Promise<string[]>;
  dispose(): Promise<void>;
}

/**
 * Bundles the cloud functions into `dist/cloudfunctions/<name>/` as they are uploaded: one file with the SDK in it, which
 * halves the cold start and needs no install in the cloud; a package.json because the upload asks for one; and the
 * permissions and timers of `config.json`.
 */
export async function buildFunctions(options: { out?: string } = {}): Promise<void> {
  const out = options.out ?? functionsOut;
  await Promise.all(
    functionNames.map(async (name) => {
      const folder = path.join(out, name);
      await rm(folder, { recursive: true, force: true });
      await bundleFunction(entryOf(repository, name), folder);
      await addSettings(repository, name, folder);
    }),
  );
}

/** Bundles one function, SDK included, from its entry file to `<out>/index.js`, without a source map. */
export async function bundleFunction(entry: string, out: string): Promise<void> {
  await build({ ...bundling(entry, path.join(out, 'index.js')), logLevel: 'warning' });
}

/** Opens a build of the functions; nothing is built yet. */
export async function openFunctionBuild(options: FunctionBuildOptions = {}): Promise<FunctionBuild> {
  const { root = repository, names = functionNames, out = functionsOut, maps = functionsMaps } = options;
  const bundles = await Promise.all(names.map((name) => Bundle.open(name, { root, out, maps })));
  return {
    async rebuild(changed) {
      const stale = bundles.filter((bundle) => bundle.isStale(changed));
      const tried = await Promise.allSettled(stale.map((bundle) => bundle.compile()));
      const failures = tried.flatMap((one) => (one.status === 'rejected' ? [one.reason as unknown] : []));
      if (failures.length > 0) throw mergedFailure(failures);
      const replaced = await Promise.all(stale.map((bundle) => bundle.putInPlace()));
      return stale.filter((_, at) => replaced[at]).map(({ name }) => name);
    },
    async dispose() {
      await Promise.all(bundles.map((bundle) => bundle.dispose()));
    },
  };
}

/** One function between two builds. It is compiled beside its source map and moved to its place from there. */
class Bundle {
  /** Sources of the last build that compiled, absolute. */
  #inputs: ReadonlySet<string> | undefined;
  /** Whether a build is due that did not compile, or was not put in place. */
  #due = true;

  private constructor(
    readonly name: string,
    private readonly root: string,
    private readonly draft: string,
    private readonly folder: string,
    private readonly bundler: BuildContext,
  ) {}

  static async open(name: string, to: { root: string; out: string; maps: string }): Promise<Bundle> {
    const folder = path.join(to.out, name);
    const draft = path.join(to.maps, name, 'index.js');
    const map = path.relative(folder, `${draft}.map`).split(path.sep).join('/');
    const bundler = await context({
      ...bundling(entryOf(to.root, name), draft),
      absWorkingDir: to.root,
      sourcemap: 'external',
      // For debuggers. Node itself follows it only when it is told to, which would cost every cold start.
      footer: { js: `//# sourceMappingURL=${map}` },
      metafile: true,
      logLevel: 'silent',
    });
    return new Bundle(name, to.root, draft, folder, bundler);
  }

  isStale(changed: ReadonlySet<string> | undefined): boolean {
    const inputs = this.#inputs;
    return this.#due || changed === undefined || inputs === undefined || [...changed].some((file) => inputs.has(file));
  }

  async compile(): Promise<void> {
    this.#due = true;
    const { metafile }: BuildResult = await this.bundler.rebuild();
    this.#inputs = new Set(Object.keys(metafile?.inputs ?? {}).map((file) => path.join(this.root, file)));
  }

  /** @returns whether the code is another than before */
  async putInPlace(): Promise<boolean> {
    const place = path.join(this.folder, 'index.js');
    const [made, present] = await Promise.all([readFile(this.draft), readFile(place).catch(() => undefined)]);
    await addSettings(this.root, this.name, this.folder);
    this.#due = false;
    if (present?.equals(made)) {
      await rm(this.draft);
      return false;
    }
    // A rename: nobody ever reads half a bundle.
    await rename(this.draft, place);
    return true;
  }

  dispose(): Promise<void> {
    return this.bundler.dispose();
  }
}

const entryOf = (root: string, name: string): string => path.join(root, 'cloudfunctions', name, 'index.ts');

function bundling(entry: string, outfile: string): BuildOptions {
  return {
    entryPoints: [entry],
    outfile,
    bundle: true,
    platform: 'node',
    target: 'node18',
    format: 'cjs',
    charset: 'utf8',
    legalComments: 'none',
    // The SDK's HTTP client reaches for these only when they are installed.
    external: ['bufferutil', 'utf-8-validate'],
  };
}

/** What stands beside the bundle when it is uploaded. */
async function addSettings(root: string, name: string, folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  await Promise.all([
    copyFile(path.join(root, 'cloudfunctions', name, 'config.json'), path.join(folder, 'config.json')),
    writeFile(
      path.join(folder, 'package.json'),
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
