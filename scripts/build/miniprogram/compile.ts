import fs from 'node:fs';
import path from 'node:path';
import * as esbuild from 'esbuild';
import { isLibraryFile, libraryOf, libraryPath, outputPath, resolveModule, vendorPath, type Layout } from './layout';
import { libraryUses, type LibraryUse } from './library-uses';

/** Mini-programs run on JavaScript cores of old phones; WeChat's own tools aim at the same level. */
export const TARGET = 'es2018';

/** A `require` specifier from one file of the artefact to another. Mini-programs know no module look-up but paths. */
export function relativeSpecifier(from: string, to: string): string {
  const relative = path.posix.relative(path.posix.dirname(from), to);
  return relative.startsWith('.') ? relative : `./${relative}`;
}

/** One source file as a CommonJS module, and what it asks for. */
export interface CompiledModule {
  text: string;
  /** Source map; none for a component library. */
  map?: string;
  /** Modules it requires: the path as it was asked for, and the file behind it. */
  imports: { base: string; file: string }[];
  libraries: Map<string, LibraryUse>;
}

/** What was compiled in this process, for a build that runs again. */
const known = new Map<string, { source: string; asked: string; module: CompiledModule }>();

/** Compiles files one by one. A file that reads as the last time, and whose imports still mean the same files, is not compiled again. */
export class Compiler {
  constructor(private readonly layout: Layout) {}

  /** @throws esbuild's BuildFailure with every fault of these files */
  async compile(files: readonly string[]): Promise<Map<string, CompiledModule>> {
    const compiled = new Map<string, CompiledModule>();
    const wanted = new Map<string, string>();
    for (const file of files) {
      const source = fs.readFileSync(file, 'utf8');
      const before = known.get(this.#place(file));
      if (
        before?.source === source &&
        before.module.imports.every((one) => resolveModule(one.base) === one.file) &&
        before.asked === this.#placesAsked(file, before.module)
      )
        compiled.set(file, before.module);
      else wanted.set(file, source);
    }
    const libraries = [...wanted.keys()].filter(isLibraryFile);
    const own = [...wanted.keys()].filter((file) => !isLibraryFile(file));
    for (const [file, module] of [...(await this.#run(libraries)), ...(await this.#run(own, 'external'))]) {
      const source = wanted.get(file) ?? '';
      const uses = libraryUses(source, file);
      // Type-only imports vanish in compilation: only what the compiler really met counts.
      for (const library of module.libraries.keys()) module.libraries.set(library, uses.get(library) ?? new Set());
      known.set(this.#place(file), { source, asked: this.#placesAsked(file, module), module });
      compiled.set(file, module);
    }
    return compiled;
  }

  /** The same file may be compiled for another artefact too, or for another place in this one. */
  #place(file: string): string {
    return `${this.layout.out}\0${file}\0${outputPath(this.layout, file)}`;
  }

  /** Where what a module asks for lies: its text names these places. */
  #placesAsked(by: string, { imports, libraries }: Pick<CompiledModule, 'imports' | 'libraries'>): string {
    const { layout } = this;
    return JSON.stringify([
      imports.map(({ file }) => outputPath(layout, file, by)),
      [...libraries.keys()].map((library) => vendorPath(layout, library)),
    ]);
  }

  async #run(files: readonly string[], sourcemap: 'external' | false = false): Promise<Map<string, CompiledModule>> {
    const modules = new Map(files.map((file): [string, CompiledModule] => [file, emptyModule()]));
    if (files.length === 0) return modules;
    const { layout } = this;
    const places = new Map(
      files.map((file) => [path.join(layout.out, outputPath(layout, file)).replace(/\.[tj]s$/, '.js'), file]),
    );
    const { outputFiles } = await esbuild.build({
      entryPoints: files.map((file) => ({ in: file, out: outputPath(layout, file).replace(/\.[tj]s$/, '') })),
      bundle: true,
      write: false,
      format: 'cjs',
      platform: 'neutral',
      target: TARGET,
      outdir: layout.out,
      // WeChat counts and evaluates what lies in the artefact; the maps beside it lead back to the source.
      minify: true,
      sourcemap,
      charset: 'utf8',
      logLevel: 'silent',
      absWorkingDir: layout.root,
      tsconfigRaw: { compilerOptions: { target: 'es2022', useDefineForClassFields: true } },
      plugins: [resolver(layout, modules)],
    });
    for (const output of outputFiles) {
      const module = modules.get(places.get(output.path.replace(/\.map$/, '')) ?? '');
      if (module === undefined) throw new Error(`${output.path} belongs to no source file`);
      if (output.path.endsWith('.map')) module.map = output.text;
      else module.text = output.text;
    }
    return modules;
  }
}

const emptyModule = (): CompiledModule => ({ text: '', imports: [], libraries: new Map() });

/** Points each import at its place in the artefact, and notes it with the module that asks. */
function resolver(layout: Layout, modules: ReadonlyMap<string, CompiledModule>): esbuild.Plugin {
  return {
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
          modules.get(importer)?.libraries.set(specifier, new Set());
          return { path: relativeSpecifier(from, vendorPath(layout, specifier)), external: true };
        }
        const file = resolveModule(base);
        if (file === undefined) return { errors: [{ text: `no module ${specifier}` }] };
        if (isLibraryFile(importer) && !isLibraryFile(file))
          return { errors: [{ text: `${specifier} leaves its library` }] };
        modules.get(importer)?.imports.push({ base, file });
        return {
          path: relativeSpecifier(from, outputPath(layout, file, importer).replace(/\.ts$/, '.js')),
          external: true,
        };
      });
    },
  };
}
