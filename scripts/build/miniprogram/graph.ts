import fs from 'node:fs';
import path from 'node:path';
import * as esbuild from 'esbuild';
import { libraryOf, libraryPath, resolveModule, type Layout } from './layout';

/** The parts of `app.json` that the build reads. */
export interface AppJson {
  pages: string[];
  subPackages?: { root: string; pages: string[] }[];
  subpackages?: { root: string; pages: string[] }[];
  usingComponents?: Record<string, string>;
  tabBar?: { list: { pagePath: string; text: string; iconPath?: string; selectedIconPath?: string }[] };
}

/** Every source file that the app reaches from `app.json`, by kind. Absolute paths. */
export interface SourceGraph {
  /** Page ids, for example `pages/trainee/home/index`. */
  pages: string[];
  /** Roots of the subpackages, for example `packages/people`. */
  packages: string[];
  scripts: Set<string>;
  templates: Set<string>;
  styles: Set<string>;
  json: Set<string>;
  wxs: Set<string>;
  assets: Set<string>;
}

const read = (file: string) => fs.readFileSync(file, 'utf8');

function readJson<T>(file: string): T {
  const text = read(file);
  try {
    return JSON.parse(text) as T;
  } catch (error) {
    // esbuild says where; what it lets pass, such as a comment, WeChat does not.
    esbuild.transformSync(text, { loader: 'json', sourcefile: path.relative(process.cwd(), file), logLevel: 'silent' });
    throw new Error(`${file} is not valid JSON: ${error instanceof Error ? error.message : String(error)}`, {
      cause: error,
    });
  }
}

/** Subpackages of an app, whichever of the two spellings it uses. */
const subpackagesOf = (app: AppJson) => app.subPackages ?? app.subpackages ?? [];

/** All pages of an app, those of its subpackages included. */
const pagesOf = (app: AppJson): string[] => [
  ...app.pages,
  ...subpackagesOf(app).flatMap((pack) => pack.pages.map((page) => path.posix.join(pack.root, page))),
];

/** Template paths that a template names in `import`, `include` and `wxs`. */
function templateReferences(wxml: string): string[] {
  const text = wxml.replace(/<!--[\s\S]*?-->/g, '');
  return [...text.matchAll(/<(?:import|include|wxs)\b[^>]*?\bsrc\s*=\s*(["'])(.+?)\1/g)].map((match) => match[2] ?? '');
}

/** Style sheets that a style sheet imports. */
function styleReferences(wxss: string): string[] {
  const text = wxss.replace(/\/\*[\s\S]*?\*\//g, '');
  return [...text.matchAll(/@import\s+(?:url\()?\s*(["'])(.+?)\1/g)].map((match) => match[2] ?? '');
}

/** Modules that a WXS module requires. */
function wxsReferences(wxs: string): string[] {
  return [...wxs.matchAll(/require\(\s*(["'])(.+?)\1\s*\)/g)].map((match) => match[2] ?? '');
}

/**
 * Walk from `app.json` over pages and components to everything they name.
 * @throws naming the file and what it lacks
 */
export function walkSources(layout: Layout): SourceGraph {
  const app = readJson<AppJson>(path.join(layout.app, 'app.json'));
  const graph: SourceGraph = {
    pages: pagesOf(app),
    packages: subpackagesOf(app).map((pack) => pack.root.replace(/\/$/, '')),
    scripts: new Set(),
    templates: new Set(),
    styles: new Set(),
    json: new Set(),
    wxs: new Set(),
    assets: new Set(),
  };
  const name = (file: string) => path.relative(layout.root, file);
  const need = (file: string, by: string) => {
    if (!fs.existsSync(file)) throw new Error(`${by} needs ${name(file)}, which does not exist`);
    return file;
  };
  const locate = (reference: string, from: string) =>
    reference.startsWith('/') ? path.join(layout.app, reference) : path.resolve(path.dirname(from), reference);

  const addStyle = (file: string) => {
    if (graph.styles.has(file)) return;
    graph.styles.add(file);
    for (const reference of styleReferences(read(file))) addStyle(need(locate(reference, file), name(file)));
  };
  const addWxs = (file: string) => {
    if (graph.wxs.has(file)) return;
    graph.wxs.add(file);
    for (const reference of wxsReferences(read(file))) addWxs(need(locate(reference, file), name(file)));
  };
  const addTemplate = (file: string) => {
    if (graph.templates.has(file)) return;
    graph.templates.add(file);
    for (const reference of templateReferences(read(file))) {
      const target = locate(
        reference.endsWith('.wxs') || reference.endsWith('.wxml') ? reference : `${reference}.wxml`,
        file,
      );
      if (target.endsWith('.wxs')) addWxs(need(target, name(file)));
      else addTemplate(need(target, name(file)));
    }
  };
  const addScript = (base: string, by: string) => {
    const script = resolveModule(base);
    if (script === undefined) throw new Error(`${by} needs ${name(base)}.ts, which does not exist`);
    graph.scripts.add(script);
  };
  const visited = new Set<string>();
  /** `base` is a page's or component's path without extension. */
  const addComponent = (base: string, by: string) => {
    if (visited.has(base)) return;
    visited.add(base);
    addScript(base, by);
    addTemplate(need(`${base}.wxml`, by));
    if (fs.existsSync(`${base}.wxss`)) addStyle(`${base}.wxss`);
    graph.json.add(need(`${base}.json`, by));
    addUsed(`${base}.json`);
  };
  const addUsed = (file: string) => {
    const { usingComponents = {} } = readJson<{ usingComponents?: Record<string, string> }>(file);
    for (const reference of Object.values(usingComponents)) {
      addComponent(libraryOf(reference) === undefined ? locate(reference, file) : libraryPath(reference), name(file));
    }
  };

  addScript(path.join(layout.app, 'app'), 'the app');
  addStyle(need(path.join(layout.app, 'app.wxss'), 'the app'));
  graph.json.add(path.join(layout.app, 'app.json'));
  for (const settings of ['sitemap.json', 'theme.json'].map((file) => path.join(layout.app, file))) {
    if (fs.existsSync(settings)) graph.json.add(settings);
  }
  addUsed(path.join(layout.app, 'app.json'));
  for (const page of graph.pages) addComponent(path.join(layout.app, page), 'app.json');
  const themeFile = path.join(layout.app, 'theme.json');
  const looks = fs.existsSync(themeFile)
    ? Object.values(readJson<Record<string, Record<string, string>>>(themeFile))
    : [];
  for (const tab of app.tabBar?.list ?? []) {
    for (const icon of [tab.iconPath, tab.selectedIconPath]) {
      if (icon === undefined) continue;
      // `@name` stands for one file in each look.
      const files = icon.startsWith('@') ? looks.map((look) => look[icon.slice(1)] ?? icon) : [icon];
      for (const file of files) graph.assets.add(need(path.join(layout.app, file), 'app.json'));
    }
  }
  return graph;
}
