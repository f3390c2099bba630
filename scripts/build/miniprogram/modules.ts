import fs from 'node:fs';
import path from 'node:path';
import * as esbuild from 'esbuild';
import {
  isLibraryFile,
  libraryOf,
  libraryPath,
  nodeModulesParent,
  outputPath,
  resolveModule,
  type Layout,
} from './layout';
import { libraryUses, mergeUse, type LibraryUse } from './library-uses';

/** Compiled modules by their place in the artefact, and what they take from libraries that must be vendored. */
export interface CompiledModules {
  files: Map<string, string>;
  /** Source files compiled, absolute. */
  sources: Set<string>;
  libraries: Map<string, LibraryUse>;
}

/** Mini-programs run on JavaScript cores of old phones; WeChat's own tools aim at the same level. */
const TARGET = 'es2018';

/** Where a library's one vendored file lies: `dayjs/plugin/utc` → `vendor/dayjs-plugin-utc.js`. */
export const vendorPath = (library: string): string => `vendor/${library.replace(/[@/]+/g, '-').replace(/^-/, '')}.js`;

/** A `require` specifier from one file of the artefact to another. Mini-programs know no module look-up but paths. */
export function relativeSpecifier(from: string, to: string): string {
  const relative = path.posix.relative(path.posix.dirname(from), to);
  return relative.startsWith('.') ? relative : `./${relative}`;
}

/**
 * Compile the given scripts and every module they reach, one by one, to CommonJS.
 * A module stays one module: two that import it share its state, as session and offline queue must.
 */
export async function compileModules(layout: Layout, entries: Iterable<string>): Promise<CompiledModules> {
  const result: CompiledModules = { files: new Map(), sources: new Set(), libraries: new Map() };
  let wave = [...entries];
  while (wave.length > 0) {
    for (const file of wave) result.sources.add(file);
    const next = new Set<string>();
    const [library, own] = [wave.filter(isLibraryFile), wave.filter((file) => !isLibraryFile(file))];
    for (const [files, minify] of [
      [library, true],
      [own, false],
    ] as const) {
      if (files.length > 0) await compileWave(layout, files, minify, (file) => next.add(file), result);
    }
    wave = [...next].filter((file) => !result.sources.has(file));
  }
  for (const file of result.sources) {
    for (const [specifier, use] of libraryUses(fs.readFileSync(file, 'utf8'), file)) {
      // Type-only imports vanish in compilation: count only libraries that the compiler really met.
      const known = result.libraries.get(specifier);
      if (known !== undefined) result.libraries.set(specifier, mergeUse(known, use));
    }
  }
  return result;
}

async function compileWave(
  layout: Layout,
  files: string[],
  minify: boolean,
  reached: (file: string) => void,
  result: CompiledModules,
): Promise<void> {
  const resolve: esbuild.Plugin = {
    name: 'miniprogram-paths',
    setup(build) {
      build.onResolve({ filter: /.*/ }, ({ path: specifier, importer, kind }) => {
        if (kind === 'entry-point') return null;
        const from = outputPath(layout, importer);
        const base = specifier.startsWith('.')
          ? path.resolve(path.dirname(importer), specifier)
          : libraryOf(specifier) === undefined
            ? undefined
            : libraryPath(specifier);
        if (base === undefined) {
          result.libraries.set(specifier, result.libraries.get(specifier) ?? new Set());
          return { path: relativeSpecifier(from, vendorPath(specifier)), external: true };
        }
        const file = resolveModule(base);
        if (file === undefined) return { errors: [{ text: `no module ${specifier}` }] };
        if (isLibraryFile(importer) && !isLibraryFile(file))
          return { errors: [{ text: `${specifier} leaves its library` }] };
        reached(file);
        return { path: relativeSpecifier(from, outputPath(layout, file).replace(/\.ts$/, '.js')), external: true };
      });
    },
  };
  const outputs = new Map(files.map((file) => [outputPath(layout, file).replace(/\.[tj]s$/, ''), file]));
  const built = await esbuild.build({
    entryPoints: Object.fromEntries(outputs),
    bundle: true,
    write: false,
    format: 'cjs',
    platform: 'neutral',
    target: TARGET,
    outdir: layout.out,
    minify,
    charset: 'utf8',
    logLevel: 'silent',
    tsconfigRaw: { compilerOptions: { target: 'es2022', useDefineForClassFields: true } },
    plugins: [resolve],
  });
  for (const { path: file, text } of built.outputFiles) {
    result.files.set(path.relative(layout.out, file).split(path.sep).join('/'), text);
  }
}

/**
 * Bundle each library once, holding only the exports in use.
 * @throws when two vendored files would hold the same module: its state would exist twice
 */
export async function vendorLibraries(libraries: Map<string, LibraryUse>): Promise<Map<string, string>> {
  const files = new Map<string, string>();
  const owners = new Map<string, string>();
  for (const [library, use] of [...libraries].sort(([a], [b]) => a.localeCompare(b))) {
    const names = use === 'all' ? '*' : `{ ${[...use].sort().join(', ')} }`;
    const quoted = JSON.stringify(library);
    let built = await bundleLibrary(library, `export ${names} from ${quoted};`, libraries);
    // A CommonJS library is what it exports; wrapped into an ES module, `require` would no longer give it.
    if (built.commonJs) built = await bundleLibrary(library, `module.exports = require(${quoted});`, libraries);
    for (const input of built.inputs) {
      const owner = owners.get(input);
      if (owner !== undefined)
        throw new Error(`${input} would be vendored twice, by ${owner} and ${library}: import one of them only`);
      owners.set(input, library);
    }
    files.set(vendorPath(library), built.text);
  }
  return files;
}

/** One library as one CommonJS file; other vendored libraries stay outside it. */
async function bundleLibrary(
  library: string,
  contents: string,
  libraries: Map<string, LibraryUse>,
): Promise<{ text: string; inputs: string[]; commonJs: boolean }> {
  const built = await esbuild.build({
    stdin: { contents, resolveDir: nodeModulesParent, sourcefile: VENDOR_ENTRY },
    bundle: true,
    write: false,
    format: 'cjs',
    platform: 'browser',
    target: TARGET,
    minify: true,
    metafile: true,
    charset: 'utf8',
    logLevel: 'silent',
    absWorkingDir: nodeModulesParent,
    define: { 'process.env.NODE_ENV': '"production"' },
    plugins: [
      {
        name: 'one-copy-each',
        setup(build) {
          build.onResolve({ filter: /^[^.]/ }, ({ path: specifier, importer }) =>
            path.basename(importer) === VENDOR_ENTRY || !libraries.has(specifier)
              ? null
              : { path: relativeSpecifier(vendorPath(library), vendorPath(specifier)), external: true },
          );
        },
      },
    ],
  });
  const { inputs } = built.metafile;
  const entry = inputs[VENDOR_ENTRY]?.imports[0]?.path ?? '';
  return {
    text: built.outputFiles[0]?.text ?? '',
    inputs: Object.keys(inputs).filter((input) => input.includes('node_modules/')),
    commonJs: inputs[entry]?.format === 'cjs',
  };
}

const VENDOR_ENTRY = 'vendor-entry.js';
