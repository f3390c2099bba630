/** What a module asks for. */
export interface Asked {
  imports: readonly { file: string }[];
  libraries: ReadonlyMap<string, unknown>;
}

/** Which subpackage a module or a library belongs to that no other package needs: WeChat loads that one later, or never. */
export interface Placement {
  /** Root of the subpackage by source file; a file that is not in it lies in the main package. */
  files: ReadonlyMap<string, string>;
  /** The same for libraries, by their specifiers. */
  libraries: ReadonlyMap<string, string>;
}

export const inMain: Placement = { files: new Map(), libraries: new Map() };

/**
 * Where modules lie that only one subpackage loads. Pages and components stay where they are: their templates lie beside them.
 * @param options.app folder of the app's own sources
 * @param options.isLibraryFile whether a file is part of a component library, whose files lie together
 */
export function placementOf(
  graph: { packages: readonly string[]; scripts: ReadonlySet<string> },
  modules: ReadonlyMap<string, Asked>,
  { app, isLibraryFile }: { app: string; isLibraryFile: (file: string) => boolean },
): Placement {
  const MAIN = '';
  const packageOf = (file: string): string => graph.packages.find((root) => file.startsWith(`${app}/${root}/`)) ?? MAIN;
  const users = { files: new Map<string, Set<string>>(), libraries: new Map<string, Set<string>>() };
  const note = (map: Map<string, Set<string>>, key: string, user: string): void => {
    map.set(key, (map.get(key) ?? new Set()).add(user));
  };
  const walk = (file: string, user: string): void => {
    if (users.files.get(file)?.has(user) === true) return;
    note(users.files, file, user);
    for (const library of modules.get(file)?.libraries.keys() ?? []) note(users.libraries, library, user);
    for (const { file: asked } of modules.get(file)?.imports ?? []) walk(asked, user);
  };
  for (const entry of graph.scripts) walk(entry, packageOf(entry));

  const alone = (map: ReadonlyMap<string, ReadonlySet<string>>): [string, string][] =>
    [...map].flatMap(([key, [user = MAIN, ...others]]) => (user === MAIN || others.length > 0 ? [] : [[key, user]]));
  return {
    files: new Map(
      alone(users.files).filter(
        ([file]) => !graph.scripts.has(file) && !isLibraryFile(file) && packageOf(file) === MAIN,
      ),
    ),
    libraries: new Map(alone(users.libraries)),
  };
}
