import path from 'node:path';
import * as esbuild from 'esbuild';
import { Remembered } from '../../../local/phone/build/remembered';
import { Compiler, relativeSpecifier, TARGET, type CompiledModule } from './compile';
import type { SourceGraph } from './graph';
import { isLibraryFile, nodeModulesParent, outputPaths, vendorPath, type Layout } from './layout';
import { mergeUse, type LibraryUse } from './library-uses';
import { inMain, placementOf, type Placement } from './placement';

/** Compiled modules by their place in the artefact, and what they take from libraries that must be vendored. */
export interface CompiledModules {
  files: Map<string, string>;
  /** Source maps by the place of the module they belong to; none for component libraries. */
  maps: Map<string, string>;
  /** Source files compiled, absolute. */
  sources: Set<string>;
  libraries: Map<string, LibraryUse>;
}

/** Where modules were placed the last time, for a build that runs again. */
const placedBefore = new Map<string, Placement>();

/**
 * Compile the scripts of the app and every module they reach, one by one, to CommonJS. A module that keeps something stays one module: two
 * that import it share its state, as session and offline queue must. What only subpackages load lies in them.
 * @returns the modules, and the layout they were compiled for
 */
export async function compileModules(
  given: Layout,
  graph: Pick<SourceGraph, 'packages' | 'scripts' | 'names' | 'opened'>,
): Promise<CompiledModules & { layout: Layout }> {
  for (let placement = placedBefore.get(given.out) ?? inMain; ;) {
    const layout: Layout = { ...given, placement };
    const modules = await reachedFrom(layout, graph.scripts);
    placement = placementOf(graph, modules, { app: layout.app, isLibraryFile });
    placedBefore.set(given.out, placement);
    if (isSame(placement, layout.placement ?? inMain)) return { ...collect(layout, modules), layout };
  }
}

const isSame = (a: Placement, b: Placement): boolean =>
  ([a.files, a.libraries] as const).every((map, index) => {
    const other = index === 0 ? b.files : b.libraries;
    return map.size === other.size && [...map].every(([key, roots]) => String(other.get(key)) === String(roots));
  });

async function reachedFrom(layout: Layout, entries: Iterable<string>): Promise<Map<string, CompiledModule>> {
  const compiler = new Compiler(layout);
  const modules = new Map<string, CompiledModule>();
  let wave = [...entries];
  while (wave.length > 0) {
    const compiled = await compiler.compile(wave);
    for (const [file, module] of compiled) modules.set(file, module);
    const asked = [...compiled.values()].flatMap(({ imports }) => imports.map(({ file }) => file));
    wave = [...new Set(asked)].filter((file) => !modules.has(file));
  }
  return modules;
}

function collect(layout: Layout, modules: ReadonlyMap<string, CompiledModule>): CompiledModules {
  const result: CompiledModules = {
    files: new Map(),
    maps: new Map(),
    sources: new Set(modules.keys()),
    libraries: new Map(),
  };
  for (const [file, { text, map, libraries }] of modules) {
    for (const place of outputPaths(layout, file).map((path_) => path_.replace(/\.ts$/, '.js'))) {
      result.files.set(place, text);
      if (map !== undefined) result.maps.set(place, map);
    }
    for (const [library, use] of libraries) result.libraries.set(library, mergeUse(result.libraries.get(library), use));
  }
  return result;
}

/**
 * Bundle each library once, holding only the exports in use.
 * @throws when two vendored files would hold the same module: its state would exist twice
 */
export async function vendorLibraries(
  layout: Layout,
  libraries: Map<string, LibraryUse>,
): Promise<Map<string, string>> {
  const files = new Map<string, string>();
  const owners = new Map<string, string>();
  for (const [library, use] of [...libraries].sort(([a], [b]) => a.localeCompare(b))) {
    const names = use === 'all' ? '*' : `{ ${[...use].sort().join(', ')} }`;
    const quoted = JSON.stringify(library);
    let built = await bundleLibrary(layout, library, `export ${names} from ${quoted};`, libraries);
    // A CommonJS library is what it exports; wrapped into an ES module, `require` would no longer give it.
    if (built.commonJs) built = await bundleLibrary(layout, library, `module.exports = require(${quoted});`, libraries);
    for (const input of built.inputs) {
      const owner = owners.get(input);
      if (owner !== undefined)
        throw new Error(`${input} would be vendored twice, by ${owner} and ${library}: import one of them only`);
      owners.set(input, library);
    }
    files.set(vendorPath(layout, library), built.text);
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
function bundleLibrary(
  layout: Layout,
  library: string,
  contents: string,
  libraries: Map<string, LibraryUse>,
): Promise<BundledLibrary> {
  const others = new Map([...libraries.keys()].sort().map((other) => [other, vendorPath(layout, other)]));
  return bundled.of(contents, JSON.stringify([library, ...others]), () => bundle(library, contents, others));
}

/** @param places where each vendored library lies */
async function bundle(library: string, contents: string, places: ReadonlyMap<string, string>): Promise<BundledLibrary> {
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
          build.onResolve({ filter: /^[^.]/ }, ({ path: specifier, importer }) => {
            const [own, other] = [places.get(library), places.get(specifier)];
            return path.basename(importer) === VENDOR_ENTRY || own === undefined || other === undefined
              ? null
              : { path: relativeSpecifier(own, other), external: true };
          });
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
