import fs from 'node:fs';
import path from 'node:path';
import type * as esbuild from 'esbuild';

/** Name under which the bundle of the phone begins. */
export const PROGRAM_ENTRY = 'phone-entry.js';

/** The text that the phone's bundle begins with, and the artefact's modules with their source maps. */
export class ProgramEntry {
  text = '';

  constructor(
    private readonly artefact: string,
    private readonly maps: string | undefined,
  ) {}

  get plugin(): esbuild.Plugin {
    return {
      name: 'phone-program',
      setup: (build) => {
        build.onResolve({ filter: new RegExp(`^${PROGRAM_ENTRY.replace('.', '\\.')}$`) }, ({ kind }) =>
          kind === 'entry-point' ? { path: PROGRAM_ENTRY, namespace: 'phone' } : null,
        );
        build.onLoad({ filter: /.*/, namespace: 'phone' }, () => ({
          contents: this.text,
          resolveDir: this.artefact,
          loader: 'js',
        }));
        if (this.maps !== undefined) build.onLoad({ filter: /\.js$/ }, ({ path: file }) => this.#withMap(file));
      },
    };
  }

  /** A module of the artefact with its map inside; the artefact itself holds neither the map nor a word of it. */
  #withMap(file: string): esbuild.OnLoadResult | null {
    const place = path.relative(this.artefact, file);
    if (this.maps === undefined || place.startsWith('..')) return null;
    const map = path.join(this.maps, `${place}.map`);
    if (!fs.existsSync(map)) return null;
    const encoded = fs.readFileSync(map).toString('base64');
    return {
      contents: `${fs.readFileSync(file, 'utf8')}//# sourceMappingURL=data:application/json;base64,${encoded}\n`,
      loader: 'js',
    };
  }
}
