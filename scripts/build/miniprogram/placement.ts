import fs from 'node:fs';
import path from 'node:path';
import { MAIN } from './main-package';

/** What WeChat opens by itself, by package, and what each file names beside modules. */
export interface Opened {
  packages: readonly string[];
  names: ReadonlyMap<string, ReadonlySet<string>>;
  opened: ReadonlyMap<string, ReadonlySet<string>>;
}

/** What a module asks for. */
export interface Asked {
  imports: readonly { file: string }[];
  libraries: ReadonlyMap<string, unknown>;
}

/**
 * Which subpackages hold what the main package does not need. Every doctor fetches the main package in a full hall; a subpackage is
 * fetched by those who open it, or never.
 */
export interface Placement {
  /** Roots of the subpackages by source file; a file that is not in it lies in the main package, or where its source is. */
  files: ReadonlyMap<string, readonly string[]>;
  /** Root of the one subpackage that loads a library, by the library's specifier. */
  libraries: ReadonlyMap<string, string>;
}

export const inMain: Placement = { files: new Map(), libraries: new Map() };

/** Modules of these keep something for the whole app, such as the session: they exist once. */
const ONCE = ['services', 'page'];

/**
 * Something that a module keeps from call to call: a variable, or a collection that begins empty. Sources are formatted, so what stands
 * at the begin of a line is the module's own.
 */
const KEEPS = /^(?:export )?(?:let\s|var\s|(?:const|readonly) [^\n]*?=\s*new (?!RegExp)\w+(?:<[^\n]*>)?\(\s*\))/m;

/**
 * Where files lie that only subpackages load: in the one that does, or a copy in each. What lies in a subpackage by its source stays
 * there, and so do the files of component libraries, which name each other.
 * @param options.app folder of the app's own sources
 * @param options.isLibraryFile whether a file is part of a component library
 * @throws naming a module of several subpackages that keeps something, and would exist more than once
 */
export function placementOf(
  graph: Opened,
  modules: ReadonlyMap<string, Asked>,
  { app, isLibraryFile }: { app: string; isLibraryFile: (file: string) => boolean },
): Placement {
  const users = { files: new Map<string, Set<string>>(), libraries: new Map<string, Set<string>>() };
  const note = (map: Map<string, Set<string>>, key: string, user: string): void => {
    map.set(key, (map.get(key) ?? new Set()).add(user));
  };
  const walk = (file: string, user: string): void => {
    if (users.files.get(file)?.has(user) === true) return;
    note(users.files, file, user);
    for (const library of modules.get(file)?.libraries.keys() ?? []) note(users.libraries, library, user);
    for (const { file: asked } of modules.get(file)?.imports ?? []) walk(asked, user);
    for (const named of graph.names.get(file) ?? []) walk(named, user);
  };
  for (const [user, files] of graph.opened) for (const file of files) walk(file, user);
  const isOnce = (file: string): boolean => ONCE.some((folder) => file.startsWith(path.join(app, folder) + path.sep));
  // What they ask for in turn must not lie in a subpackage that is not there yet.
  for (const [file, by] of [...users.files]) if (by.size > 1 && isOnce(file)) walk(file, MAIN);
  const depths = new Set(graph.packages.map((root) => root.split('/').length));

  const isElsewhere = (file: string): boolean => graph.packages.some((root) => file.startsWith(`${app}/${root}/`));
  const files = new Map<string, readonly string[]>();
  for (const [file, by] of users.files) {
    if (by.has(MAIN) || isLibraryFile(file) || isElsewhere(file)) continue;
    if (by.size > 1 && depths.size > 1)
      throw new Error('subpackages must lie equally deep: a copy has one text everywhere');
    if (by.size > 1 && /\.[jt]s$/.test(file) && KEEPS.test(fs.readFileSync(file, 'utf8')))
      throw new Error(
        `${file} keeps something for itself, and ${by.size} subpackages would each have their own: put that into ${ONCE.join(' or ')}`,
      );
    files.set(file, [...by].sort());
  }
  const libraries = [...users.libraries].flatMap(([library, by]): [string, string][] => {
    const [only = MAIN, ...others] = by;
    return only === MAIN || others.length > 0 ? [] : [[library, only]];
  });
  return { files, libraries: new Map(libraries) };
}
