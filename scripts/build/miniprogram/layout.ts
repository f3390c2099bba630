import fs from 'node:fs';
import path from 'node:path';
import type { Placement } from './placement';

/** Where a source file lies and where its compiled or copied form goes inside the artefact. */
export interface Layout {
  /** Repository root: `miniprogram/`, `domain/` and `contract/` lie in it. */
  readonly root: string;
  /** Folder of the app's own sources. */
  readonly app: string;
  /** The artefact, for example `dist/miniprogram`. */
  readonly out: string;
  /** What only subpackages load lies in them. */
  readonly placement?: Placement;
}

/** Folder of a subpackage for what would lie in the main package if that loaded it too. */
const OWN_FOLDER = 'lib';

/** Component libraries whose files are copied one by one; every other library is vendored as one file. */
const COMPONENT_LIBRARIES = ['tdesign-miniprogram'] as const;

/** Folders beside `miniprogram/` whose modules a phone may load. */
const SHARED_FOLDERS = ['domain', 'contract'] as const;

/** Folder whose `node_modules` holds the libraries, wherever the mini-program itself lies. */
export const nodeModulesParent = path.resolve(__dirname, '../../..');

/** The folder of a component library's files as WeChat's own npm build would pack them. */
export function libraryFolder(library: string): string {
  return path.join(nodeModulesParent, 'node_modules', library, 'miniprogram_dist');
}

/** The component library a bare specifier such as `tdesign-miniprogram/toast/index` belongs to, if any. */
export function libraryOf(specifier: string): string | undefined {
  return COMPONENT_LIBRARIES.find((name) => specifier === name || specifier.startsWith(`${name}/`));
}

/** Whether a source file comes from a component library, not from this repository. */
export function isLibraryFile(file: string): boolean {
  return COMPONENT_LIBRARIES.some((name) => file.startsWith(libraryFolder(name) + path.sep));
}

/** Where a file would lie if every file lay in the main package or where its source is. */
function plainPlace(layout: Layout, file: string): string {
  const posix = (from: string) => path.relative(from, file).split(path.sep).join('/');
  for (const name of COMPONENT_LIBRARIES) {
    if (file.startsWith(libraryFolder(name) + path.sep)) return `miniprogram_npm/${name}/${posix(libraryFolder(name))}`;
  }
  if (file.startsWith(layout.app + path.sep)) return posix(layout.app);
  if (SHARED_FOLDERS.some((folder) => file.startsWith(path.join(layout.root, folder) + path.sep)))
    return posix(layout.root);
  throw new Error(
    `${path.relative(layout.root, file)} is outside of what a phone may load (miniprogram, ${SHARED_FOLDERS.join(', ')})`,
  );
}

/**
 * The places of a source file in the artefact, POSIX style and relative to its root: one, or one in each subpackage that loads it.
 * @throws when the file lies where a phone may not load from
 */
export function outputPaths(layout: Layout, file: string): string[] {
  const place = plainPlace(layout, file);
  return (layout.placement?.files.get(file) ?? [undefined]).map((owner) =>
    owner === undefined ? place : path.posix.join(owner, OWN_FOLDER, place),
  );
}

/**
 * The place of a source file as another one sees it: of several copies the one in the same subpackage. Subpackages lie equally deep, so
 * that every copy of a file names its neighbours with the same words.
 */
export function outputPath(layout: Layout, file: string, seenFrom?: string): string {
  const [first = '', ...others] = outputPaths(layout, file);
  if (seenFrom === undefined || others.length === 0) return first;
  const owners = layout.placement?.files.get(file) ?? [];
  const near = outputPath(layout, seenFrom);
  return outputPaths(layout, file)[owners.findIndex((owner) => near.startsWith(`${owner}/`))] ?? first;
}

/** The module a path names: itself, with a script extension, or its folder's index. */
export function resolveModule(base: string): string | undefined {
  const candidates = [base, `${base}.ts`, `${base}.js`, path.join(base, 'index.ts'), path.join(base, 'index.js')];
  return candidates.find((file) => /\.[tj]s$/.test(file) && fs.existsSync(file));
}

/** Bare specifier of a component library → file without extension. */
export function libraryPath(specifier: string): string {
  const library = libraryOf(specifier);
  if (library === undefined) throw new Error(`${specifier} belongs to no component library`);
  return path.join(libraryFolder(library), specifier.slice(library.length + 1));
}

/** Where a library's one vendored file lies: `dayjs/plugin/utc` → `vendor/dayjs-plugin-utc.js`. */
export function vendorPath(layout: Layout, library: string): string {
  const owner = layout.placement?.libraries.get(library);
  const place = `vendor/${library.replace(/[@/]+/g, '-').replace(/^-/, '')}.js`;
  return owner === undefined ? place : path.posix.join(owner, OWN_FOLDER, place);
}
