import { constants } from 'node:fs';
import { copyFile, mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { build, context, type BuildOptions, type OutputFile, type Plugin } from 'esbuild';

const repository = path.resolve(__dirname, '../..');

/** Where the bundles lie as they are uploaded. */
const functionsOut = path.join(repository, 'dist/cloudfunctions');
/** Their source maps lie beside, so that nobody uploads or loads them. */
export const functionsMaps = path.join(repository, 'dist/maps/cloudfunctions');

const functionNames = ['attendance', 'api', 'reports', 'face', 'jobs'];

interface FunctionBuildOptions {
  /** Repository: each function's entry is `cloudfunctions/<name>/index.ts` in it. */
  root?: string;
  names?: readonly string[];
  out?: string;
  /** Folder for the source maps, `<maps>/<name>/index.js.map`; none are made when it is not given. */
  maps?: string;
}

/** Bundles that are built again and again; each build does only what is new. */
export interface FunctionBuild {
  /**
   * Bundles the functions. Nothing is put in place unless all of them compile.
   * @returns the names of those whose code is another than before
   * @throws esbuild's BuildFailure
   */
  rebuild(): Promise<string[]>;
  dispose(): Promise<void>;
}

/**
 * Bundles the cloud functions into `dist/cloudfunctions/<name>/` as they are uploaded: our code in one file and the SDK in
 * another, which halves the cold start and needs no install in the cloud; a package.json because the upload asks for one; and
 * the permissions and timers of `config.json`.
 */
export async function buildFunctions(options: FunctionBuildOptions = {}): Promise<void> {
  const opened = await openFunctionBuild(options);
  try {
    await opened.rebuild();
  } finally {
    await opened.dispose();
  }
}

/** Opens a build of the functions; nothing is built yet. */
export async function openFunctionBuild(options: FunctionBuildOptions = {}): Promise<FunctionBuild> {
  const { root = repository, names = functionNames, out = functionsOut, maps } = options;
  const bundler = await context({
    ...bundling,
    absWorkingDir: root,
    entryPoints: names.map((name) => ({
      in: path.join('cloudfunctions', name, 'index.ts'),
      out: path.join(name, 'index'),
    })),
    // With `maps` the texts are made for that folder, so that the sources in them are found from there.
    outdir: maps ?? out,
    sourcemap: maps === undefined ? false : 'external',
    write: false,
    logLevel: 'silent',
  });
  return {
    async rebuild() {
      const { outputFiles } = await bundler.rebuild();
      const made = new Map(
        outputFiles.map((file) => [
          path
            .relative(maps ?? out, file.path)
            .split(path.sep)
            .join('/'),
          file,
        ]),
      );
      const replaced = await Promise.all(
        names.map(async (name) => {
          const code = made.get(`${name}/index.js`);
          if (code === undefined) throw new Error(`the bundler made nothing of ${name}`);
          const folder = path.join(out, name);
          await addSettings(root, name, folder);
          const map = made.get(`${name}/index.js.map`);
          if (map === undefined || maps === undefined) return putInPlace(folder, code.text);
          await writeMap(map);
          const address = path.relative(folder, map.path).split(path.sep).join('/');
          // For debuggers. Node itself follows it only when it is told to, which would cost every cold start.
          return putInPlace(folder, `${code.text}//# sourceMappingURL=${address}\n`);
        }),
      );
      return names.filter((_, at) => replaced[at]);
    },
    dispose: () => bundler.dispose(),
  };
}

/** Bundles one function from its entry file to `<out>/index.js`, with the SDK beside it. */
export async function bundleFunction(entry: string, out: string): Promise<void> {
  const { outputFiles } = await build({
    ...bundling,
    entryPoints: [entry],
    outfile: path.join(out, 'index.js'),
    write: false,
    logLevel: 'warning',
  });
  await mkdir(out, { recursive: true });
  await putInPlace(out, outputFiles[0]?.text ?? '');
}

const SDK = 'wx-server-sdk';
const SDK_FILE = './wx-server-sdk.js';

/** The SDK is twenty times our own code: bundled once, it costs a build and a source map nothing. */
const sdkApart: Plugin = {
  name: 'sdk-apart',
  setup(bundler) {
    bundler.onResolve({ filter: new RegExp(`^${SDK}$`) }, () => ({ path: SDK_FILE, external: true }));
  },
};

const libraries: BuildOptions = {
  bundle: true,
  platform: 'node',
  target: 'node18',
  format: 'cjs',
  charset: 'utf8',
  legalComments: 'none',
  // The SDK's HTTP client reaches for these only when they are installed.
  external: ['bufferutil', 'utf-8-validate'],
};

const FONT = '@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf';
const FONT_FILE = './noto-sans-sc.ttf';

/** What PDFs are made with: its font lies beside the bundle that asks where it is, and its CommonJS build knows its own place. */
const pdfMaking: Plugin = {
  name: 'pdf-making',
  setup(bundler) {
    bundler.onResolve({ filter: new RegExp(`^${FONT}$`) }, () => ({ path: FONT_FILE, external: true }));
    // Its other build asks an address of its own that a CommonJS bundle has not.
    bundler.onResolve({ filter: /^@hyzyla\/pdfium$/ }, () => ({
      path: require.resolve('@hyzyla/pdfium'),
    }));
    bundler.onResolve({ filter: /^pdfkit$/ }, () => ({
      path: path.join(repository, 'node_modules/pdfkit/js/pdfkit.js'),
    }));
  },
};
/** What faces are read with: networks and their processor, each beside the bundle that asks where it is. */
const FACE_FILES = [
  '@vladmandic/face-api/model/ssd_mobilenetv1_model.bin',
  '@vladmandic/face-api/model/ssd_mobilenetv1_model-weights_manifest.json',
  '@vladmandic/face-api/model/face_landmark_68_model.bin',
  '@vladmandic/face-api/model/face_landmark_68_model-weights_manifest.json',
  '@vladmandic/face-api/model/face_recognition_model.bin',
  '@vladmandic/face-api/model/face_recognition_model-weights_manifest.json',
  '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm',
];
const PAGE_DRAWER = '@hyzyla/pdfium/dist/pdfium.wasm';
const LARGE_FILES = [...FACE_FILES, PAGE_DRAWER];
const beside = (file: string): string => `./${path.basename(file)}`;

const faceReading: Plugin = {
  name: 'face-reading',
  setup(bundler) {
    bundler.onResolve({ filter: /\.(bin|wasm|json)$/ }, ({ path: asked }) =>
      LARGE_FILES.includes(asked) ? { path: beside(asked), external: true } : undefined,
    );
    // face-api asks for all of TensorFlow.js, and needs its core alone.
    bundler.onResolve({ filter: /^@tensorflow\/tfjs$/ }, () => ({
      path: path.join(repository, 'server/face/tfjs.ts'),
    }));
  },
};
const bundling = { ...libraries, plugins: [sdkApart, pdfMaking, faceReading] };

let sdkText: Promise<string> | undefined;

/** The SDK as one CommonJS file, made once in this process. */
function bundledSdk(): Promise<string> {
  sdkText ??= build({
    ...libraries,
    stdin: { contents: `module.exports = require('${SDK}');`, resolveDir: repository },
    write: false,
    logLevel: 'warning',
  }).then(({ outputFiles }) => outputFiles[0]?.text ?? '');
  return sdkText;
}

/** @returns whether the code is another than before */
async function putInPlace(folder: string, code: string): Promise<boolean> {
  const place = path.join(folder, 'index.js');
  if ((await textOf(place)) === code) return false;
  if (code.includes(`require("${SDK_FILE}")`)) await replaceFile(path.join(folder, SDK_FILE), await bundledSdk());
  if (code.includes(`require.resolve("${FONT_FILE}")`)) await placeLargeFile(FONT, path.join(folder, FONT_FILE));
  for (const file of LARGE_FILES)
    if (code.includes(`require.resolve("${beside(file)}")`))
      await placeLargeFile(file, path.join(folder, beside(file)));
  await replaceFile(place, code);
  return true;
}

/** Megabytes that never change: copied where they are not yet. */
const placeLargeFile = (library: string, file: string): Promise<void> =>
  copyFile(require.resolve(library), file, constants.COPYFILE_EXCL).catch((error: unknown) => {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  });

const textOf = (file: string): Promise<string | undefined> => readFile(file, 'utf8').catch(() => undefined);

/** By a rename: nobody ever reads half a file. One that says the same already is left alone, so that watchers stay quiet. */
async function replaceFile(file: string, text: string): Promise<void> {
  if ((await textOf(file)) === text) return;
  const draft = `${file}.draft`;
  await writeFile(draft, text);
  await rename(draft, file);
}

async function writeMap({ path: file, contents }: OutputFile): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, contents);
}

/** What stands beside the bundle when it is uploaded. */
async function addSettings(root: string, name: string, folder: string): Promise<void> {
  const about = { name, version: '1.0.0', private: true, main: 'index.js' };
  const config = await readFile(path.join(root, 'cloudfunctions', name, 'config.json'), 'utf8');
  await mkdir(folder, { recursive: true });
  await replaceFile(path.join(folder, 'config.json'), config);
  await replaceFile(path.join(folder, 'package.json'), `${JSON.stringify(about, null, 2)}\n`);
}

if (require.main === module) {
  buildFunctions().catch((error: unknown) => {
    console.error(error);
    process.exitCode = 1;
  });
}
