import fs from 'node:fs';
import path from 'node:path';
import { walkSources } from '../../build/miniprogram/graph';
import { isLibraryFile, libraryOf, libraryPath } from '../../build/miniprogram/layout';

/** What a tag of a template stands for: an own component's script, or a library's component; paths without extension. */
export interface Component {
  path: string;
  own: boolean;
}

/** One page or component that has a template. */
export interface Template {
  /** Absolute, without extension: `index.wxml`, `index.ts` and `index.json` lie there. */
  base: string;
  /** Relative to the repository, with `/`: as a fault names it. */
  name: string;
  kind: 'page' | 'component';
  /** Tag → component. */
  uses: Map<string, Component>;
  /** Tags that its own `index.json` declares. */
  declared: string[];
}

/** Where the sources lie: `root` holds `miniprogram/` and what it shares with the server. */
export interface AppFolder {
  root: string;
}

const usedBy = (file: string): Record<string, string> =>
  (JSON.parse(fs.readFileSync(file, 'utf8')) as { usingComponents?: Record<string, string> }).usingComponents ?? {};

/**
 * Every template of an app that a page reaches, by name.
 * @throws naming a component that is used and does not exist
 */
export function readTemplates({ root }: AppFolder): Template[] {
  const app = path.join(root, 'miniprogram');
  const graph = walkSources({ root, app, out: '' });
  const pages = new Set(graph.pages.map((page) => path.join(app, page)));
  const component = (reference: string, from: string): Component => {
    if (libraryOf(reference) !== undefined) return { path: libraryPath(reference), own: false };
    const folder = reference.startsWith('/') ? app : path.dirname(from);
    return { path: path.join(folder, reference), own: true };
  };
  const everywhere = usedBy(path.join(app, 'app.json'));
  return [...graph.templates]
    .filter((file) => !isLibraryFile(file))
    .map((file) => {
      const base = file.replace(/\.wxml$/, '');
      const uses = new Map<string, Component>();
      for (const [tag, reference] of Object.entries(everywhere))
        uses.set(tag, component(reference, path.join(app, 'app')));
      const own = usedBy(`${base}.json`);
      for (const [tag, reference] of Object.entries(own)) uses.set(tag, component(reference, base));
      return {
        base,
        name: path.relative(root, file).split(path.sep).join('/'),
        kind: pages.has(base) ? ('page' as const) : ('component' as const),
        uses,
        declared: Object.keys(own),
      };
    })
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}
