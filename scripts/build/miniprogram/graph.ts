import fs from 'node:fs';
import path from 'node:path';
import * as esbuild from 'esbuild';
import { libraryOf, libraryPath, resolveModule, type Layout } from './layout';
import { MAIN } from './main-package';

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
  /** What a file names beside modules: the files of the components that a JSON uses, templates and WXS of a template, styles of a style sheet. */
  names: Map<string, Set<string>>;
  /** The files that WeChat opens by itself, by package; `''` is the main one. */
  opened: Map<string, Set<string>>;
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
    names: new Map(),
    opened: new Map(),
  };
  const note = (map: Map<string, Set<string>>, key: string, file: string): void => {
    map.set(key, (map.get(key) ?? new Set()).add(file));
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
    for (const reference of styleReferences(read(file))) {
      const target = need(locate(reference, file), name(file));
      note(graph.names, file, target);
      addStyle(target);
    }
  };
  const addWxs = (file: string) => {
    if (graph.wxs.has(file)) return;
    graph.wxs.add(file);
    for (const reference of wxsReferences(read(file))) {
      const target = need(locate(reference, file), name(file));
      note(graph.names, file, target);
      addWxs(target);
    }
  };
  const addTemplate = (file: string) => {
    if (graph.templates.has(file)) return;
    graph.templates.add(file);
    for (const reference of templateReferences(read(file))) {
      const target = locate(
        reference.endsWith('.wxs') || reference.endsWith('.wxml') ? reference : `${reference}.wxml`,
        file,
      );
      note(graph.names, file, target);
      if (target.endsWith('.wxs')) addWxs(need(target, name(file)));
      else addTemplate(need(target, name(file)));
    }
  };
  const addScript = (base: string, by: string): string => {
    const script = resolveModule(base);
    if (script === undefined) throw new Error(`${by} needs ${name(base)}.ts, which does not exist`);
    graph.scripts.add(script);
    return script;
  };
  const visited = new Map<string, string[]>();
  /** `base` is a page's or component's path without extension. @returns its files */
  const addComponent = (base: string, by: string): string[] => {
    const known = visited.get(base);
    if (known) return known;
    const files = [addScript(base, by), need(`${base}.wxml`, by), need(`${base}.json`, by)];
    visited.set(base, files);
    addTemplate(`${base}.wxml`);
    if (fs.existsSync(`${base}.wxss`)) {
      files.push(`${base}.wxss`);
      addStyle(`${base}.wxss`);
    }
    graph.json.add(`${base}.json`);
    addUsed(`${base}.json`);
    return files;
  };
  const addUsed = (file: string) => {
    const { usingComponents = {} } = readJson<{ usingComponents?: Record<string, string> }>(file);
    for (const reference of Object.values(usingComponents)) {
      const base = libraryOf(reference) === undefined ? locate(reference, file) : libraryPath(reference);
      for (const each of addComponent(base, name(file))) note(graph.names, file, each);
    }
  };

  const appJson = path.join(layout.app, 'app.json');
  const appStyle = need(path.join(layout.app, 'app.wxss'), 'the app');
  addStyle(appStyle);
  graph.json.add(appJson);
  for (const file of [addScript(path.join(layout.app, 'app'), 'the app'), appStyle, appJson])
    note(graph.opened, MAIN, file);
  for (const settings of ['sitemap.json', 'theme.json'].map((file) => path.join(layout.app, file))) {
    if (fs.existsSync(settings)) graph.json.add(settings);
  }
  addUsed(appJson);
  for (const page of graph.pages) {
    const owner = graph.packages.find((root) => page.startsWith(`${root}/`)) ?? MAIN;
    for (const file of addComponent(path.join(layout.app, page), 'app.json')) note(graph.opened, owner, file);
  }
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
