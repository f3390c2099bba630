import fs from 'node:fs';
import path from 'node:path';

/** A page's or component's JSON, as far as the phone reads it. */
export interface ComponentJson {
  component?: boolean;
  usingComponents?: Record<string, string>;
  componentGenerics?: Record<string, true | { default?: string }>;
  styleIsolation?: string;
  [setting: string]: unknown;
}

/** How far a component's styles reach: WeChat's names. */
export type Isolation = 'isolated' | 'apply-shared' | 'shared' | 'page-isolated' | 'page-apply-shared' | 'page-shared';

/** One page or component of the artefact. `id` is its path without extension. */
export interface PhoneComponent {
  id: string;
  isPage: boolean;
  json: ComponentJson;
  isolation: Isolation;
  /** Prefix of its class names; none where its styles are shared with the whole app. */
  scope?: string;
}

/** The parts of `app.json` that the phone reads. */
export interface AppConfig {
  pages: string[];
  window: { navigationBarTitleText?: string; [setting: string]: unknown };
  tabBar?: {
    color: string;
    selectedColor: string;
    backgroundColor: string;
    list: { pagePath: string; text: string; iconPath: string; selectedIconPath: string }[];
  };
  [setting: string]: unknown;
}

/** A built mini-program, read from its folder: leaves first, so that a component is defined before its users. */
export interface Artefact {
  folder: string;
  app: AppConfig;
  /** Values of `@name` settings, by look. */
  theme: Record<'light' | 'dark', Record<string, string>>;
  pages: string[];
  components: PhoneComponent[];
}

interface AppJson extends AppConfig {
  subPackages?: { root: string; pages: string[] }[];
  subpackages?: { root: string; pages: string[] }[];
  usingComponents?: Record<string, string>;
}

const readJson = <T>(file: string): T => JSON.parse(fs.readFileSync(file, 'utf8')) as T;

/** The `styleIsolation` or `addGlobalClass` that a compiled component script gives in its options. */
export function scriptIsolation(script: string): Isolation | undefined {
  const named = /styleIsolation\s*[:=]\s*["']([\w-]+)["']/.exec(script)?.[1];
  if (named !== undefined) return named as Isolation;
  return /addGlobalClass\s*:\s*(?:true|!0)/.test(script) ? 'apply-shared' : undefined;
}

/**
 * Read the artefact: app settings, pages and every component they reach.
 * @throws naming the component that a page names and nobody has
 */
export function readArtefact(folder: string): Artefact {
  const app = readJson<AppJson>(path.join(folder, 'app.json'));
  const packs = app.subPackages ?? app.subpackages ?? [];
  const pages = [...app.pages, ...packs.flatMap((pack) => pack.pages.map((page) => path.posix.join(pack.root, page)))];
  const exists = (id: string) => fs.existsSync(path.join(folder, `${id}.json`));

  const resolve = (reference: string, from: string): string => {
    if (reference.startsWith('/')) return path.posix.normalize(reference.slice(1));
    const relative = path.posix.join(path.posix.dirname(from), reference);
    if (reference.startsWith('.') || exists(relative)) return relative;
    return `miniprogram_npm/${reference}`;
  };

  const components = new Map<string, PhoneComponent>();
  const begun = new Set<string>();
  const visit = (id: string, isPage: boolean, by: string): void => {
    if (begun.has(id)) return;
    begun.add(id);
    if (!exists(id)) throw new Error(`${by} uses ${id}, which is not in the artefact`);
    const json = readJson<ComponentJson>(path.join(folder, `${id}.json`));
    const shared = id.startsWith('miniprogram_npm/') ? {} : (app.usingComponents ?? {});
    const using: Record<string, string> = {};
    for (const [tag, reference] of Object.entries(shared)) using[tag] = `/${resolve(reference, 'app')}`;
    for (const [tag, reference] of Object.entries(json.usingComponents ?? {}))
      using[tag] = `/${resolve(reference, id)}`;
    for (const target of Object.values(using)) if (target !== `/${id}`) visit(target.slice(1), false, id);
    const script = fs.readFileSync(path.join(folder, `${id}.js`), 'utf8');
    const isolation =
      (json.styleIsolation as Isolation | undefined) ?? scriptIsolation(script) ?? (isPage ? 'shared' : 'isolated');
    const component: PhoneComponent = {
      id,
      isPage,
      isolation,
      json: { ...json, component: !isPage, usingComponents: using, styleIsolation: isolation },
    };
    if (!/^(page-)?shared$/.test(isolation)) component.scope = `s${components.size.toString(36)}`;
    components.set(id, component);
  };
  for (const page of pages) visit(page, true, 'app.json');

  const themeFile = path.join(folder, 'theme.json');
  const theme = fs.existsSync(themeFile) ? readJson<Artefact['theme']>(themeFile) : { light: {}, dark: {} };
  return { folder, app, theme, pages, components: [...components.values()] };
}
