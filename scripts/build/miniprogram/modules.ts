import path from 'node:path';
import * as esbuild from 'esbuild';
import { Remembered } from '../../../local/phone/build/remembered';
import { Compiler, relativeSpecifier, TARGET, vendorPath } from './compile';
import { nodeModulesParent, outputPath, type Layout } from './layout';
import { mergeUse, type LibraryUse } from './library-uses';

/** Compiled modules by their place in the artefact, and what they take from libraries that must be vendored. */
export interface CompiledModules {
  files: Map<string, string>;
  /** Source maps by the place of the module they belong to; none for component libraries. */
  maps: Map<string, string>;
  /** Source files compiled, absolute. */
  sources: Set<string>;
  libraries: Map<string, LibraryUse>;
}

/**
 * Compile the given scripts and every module they reach, one by one, to CommonJS.
 * A module stays one module: two that import it share its state, as session and offline queue must.
 */
export async function compileModules(layout: Layout, entries: Iterable<string>): Promise<CompiledModules> {
  const result: CompiledModules = { files: new Map(), maps: new Map(), sources: new Set(), libraries: new Map() };
  const compiler = new Compiler(layout);
  let wave = [...entries];
  while (wave.length > 0) {
    const next = new Set<string>();
    for (const file of wave) result.sources.add(file);
    for (const [file, { text, map, imports, libraries }] of await compiler.compile(wave)) {
      const place = outputPath(layout, file).replace(/\.ts$/, '.js');
      result.files.set(place, text);
      if (map !== undefined) result.maps.set(place, map);
      for (const { file: reached } of imports) next.add(reached);
      for (const [library, use] of libraries)
        result.libraries.set(library, mergeUse(result.libraries.get(library), use));
    }
    wave = [...next].filter((file) => !result.sources.has(file));
  }
  return result;
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

interface BundledLibrary {
  text: string;
  /** Files of `node_modules` that went into it. */
  inputs: string[];
  commonJs: boolean;
}

const bundled = new Remembered<Promise<BundledLibrary>>();

/** One library as one CommonJS file; other vendored libraries stay outside it. */
function bundleLibrary(library: string, contents: string, libraries: Map<string, LibraryUse>): Promise<BundledLibrary> {
  const others = [...libraries.keys()].sort();
  return bundled.of(contents, JSON.stringify([library, others]), () => bundle(library, contents, new Set(others)));
}

async function bundle(library: string, contents: string, libraries: ReadonlySet<string>): Promise<BundledLibrary> {
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
