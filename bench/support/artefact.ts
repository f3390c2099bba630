import fs from 'node:fs';
import path from 'node:path';

/** What a mini-program as it is uploaded consists of. Paths are relative to its root, POSIX style. */
export interface Artefact {
  /** Bytes by package: `main`, and the root of each subpackage. */
  packages: Map<string, number>;
  /** Files that nothing leads to from `app.json`. */
  unreached: string[];
  /** Components that a page or component of our own declares and its template does not use: `page: tag`. */
  unused: string[];
}

interface AppJson {
  pages: string[];
  subPackages?: { root: string; pages: string[] }[];
  tabBar?: { list: Record<string, string>[] };
}
/** Named values of `theme.json`, for the light and the dark look. */
type Theme = Record<string, Record<string, string>>;
interface ComponentJson {
  usingComponents?: Record<string, string>;
}

const LIBRARIES = 'miniprogram_npm';

/** Reads a built mini-program from its files alone: nothing of what the build knows about it is asked. */
export function readArtefact(root: string): Artefact {
  const files = fs
    .readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'));
  const present = new Set(files);
  const read = (file: string) => fs.readFileSync(path.join(root, file), 'utf8');
  const app = JSON.parse(read('app.json')) as AppJson;
  const subpackages = app.subPackages ?? [];

  const packages = new Map<string, number>([['main', 0]]);
  for (const file of files) {
    const name = subpackages.find((one) => file.startsWith(`${one.root}/`))?.root ?? 'main';
    packages.set(name, (packages.get(name) ?? 0) + fs.statSync(path.join(root, file)).size);
  }

  const reached = new Set<string>();
  const unused: string[] = [];
  const locate = (reference: string, from: string) =>
    path.posix.normalize(
      reference.startsWith('/') ? reference.slice(1) : path.posix.join(path.posix.dirname(from), reference),
    );
  /** Follows what a file names, whatever its kind. */
  const follow = (file: string): void => {
    if (reached.has(file) || !present.has(file)) return;
    reached.add(file);
    for (const reference of referencesOf(file, read(file))) follow(locate(reference, file));
  };
  const followComponent = (base: string): void => {
    if (reached.has(`${base}.json`)) return;
    for (const ending of ['js', 'json', 'wxml', 'wxss']) follow(`${base}.${ending}`);
    const { usingComponents = {} } = JSON.parse(read(`${base}.json`)) as ComponentJson;
    for (const [tag, reference] of Object.entries(usingComponents)) {
      const local = locate(reference, `${base}.json`);
      followComponent(present.has(`${local}.json`) ? local : `${LIBRARIES}/${reference}`);
      if (!base.startsWith(LIBRARIES) && !new RegExp(`<${tag}[\\s/>]`).test(read(`${base}.wxml`)))
        unused.push(`${base}: ${tag}`);
    }
  };

  for (const file of ['app.json', 'app.js', 'app.wxss', 'sitemap.json', 'theme.json']) follow(file);
  // `@name` stands for a value of each look.
  const looks = present.has('theme.json') ? Object.values(JSON.parse(read('theme.json')) as Theme) : [];
  const valuesOf = (value: string) =>
    value.startsWith('@') ? looks.map((look) => look[value.slice(1)] ?? '') : [value];
  for (const tab of app.tabBar?.list ?? [])
    for (const value of Object.values(tab)) valuesOf(value).forEach((icon) => follow(locate(icon, 'app.json')));
  for (const page of app.pages) followComponent(page);
  for (const { root: folder, pages } of subpackages) for (const page of pages) followComponent(`${folder}/${page}`);
  return { packages, unreached: files.filter((file) => !reached.has(file)).sort(), unused: unused.sort() };
}

function referencesOf(file: string, text: string): string[] {
  const all = (pattern: RegExp) => [...text.matchAll(pattern)].map((match) => match[1] ?? '');
  switch (path.posix.extname(file)) {
    case '.js':
    case '.wxs':
      return all(/require\(\s*["']([^"']+)["']\s*\)/g).map((to) => (/\.\w+$/.test(to) ? to : `${to}.js`));
    case '.wxml':
      return all(/<(?:import|include|wxs)\b[^>]*?\bsrc\s*=\s*["']([^"']+)["']/g).map((to) =>
        /\.\w+$/.test(to) ? to : `${to}.wxml`,
      );
    case '.wxss':
      return all(/@import\s+(?:url\()?\s*["']([^"']+)["']/g);
    default:
      return [];
  }
}
