import fs from 'node:fs';
import path from 'node:path';
import { walkSources } from './miniprogram/graph';
import { collectIcons, iconStyles } from './miniprogram/icons';
import { isLibraryFile, libraryFolder, outputPaths, type Layout } from './miniprogram/layout';
import { mended } from './miniprogram/library-mends';
import { compileModules, vendorLibraries } from './miniprogram/modules';
import { ledToPlaces } from './miniprogram/references';
import { measurePackages, type PackageSize } from './miniprogram/sizes';

/** What a build made. Sizes are bytes. */
export interface BuildReport {
  out: string;
  files: number;
  /** Whether the artefact is another than before. */
  changed: boolean;
  /** Names of the icons that are shipped. */
  icons: string[];
  packages: PackageSize[];
  /** Packages above our own bar, though WeChat would still take them. */
  warnings: string[];
  milliseconds: number;
}

const repository = path.resolve(__dirname, '../..');

/** Where the phone's one artefact lies. */
export const miniprogramOut = path.join(repository, 'dist/miniprogram');

/** Source maps of the artefact's modules. They lie beside it, for its bytes count against WeChat's limit. */
export const miniprogramMaps = path.join(repository, 'dist/maps/miniprogram');

/**
 * Build `dist/miniprogram`, the one artefact that WeChat's tools and the local phone both read.
 * Nothing is written unless all of it compiles.
 * @param maps folder for the source maps; none are written when it is not given
 * @throws naming the file when a page, component, module, icon or template is missing, or a package is over WeChat's 2 MB
 */
export async function buildMiniprogram({
  root = repository,
  out = miniprogramOut,
  maps,
}: { root?: string; out?: string; maps?: string } = {}): Promise<BuildReport> {
  const begun = performance.now();
  const given: Layout = { root, app: path.join(root, 'miniprogram'), out };
  const graph = walkSources(given);
  const modules = await compileModules(given, graph);
  const { layout } = modules;
  const files = new Map<string, string | Buffer>(modules.files);
  for (const [file, text] of await vendorLibraries(layout, modules.libraries)) files.set(file, text);

  const icons = collectIcons(
    {
      templates: [...graph.templates].filter((file) => !isLibraryFile(file)),
      scripts: [...modules.sources].filter((file) => !isLibraryFile(file)),
    },
    { files: [...graph.templates, ...modules.sources].filter(isLibraryFile) },
    path.join(layout.app, 'assets/icons.json'),
  );
  if (icons.unknown.length > 0) {
    const list = icons.unknown.map(({ name, file }) => `  ${name} (${path.relative(root, file)})`);
    throw new Error(`no such icon in tdesign-icons-svg:\n${list.join('\n')}`);
  }

  const iconSheet = path.join(libraryFolder('tdesign-miniprogram'), 'icon/icon.wxss');
  for (const file of [...graph.templates, ...graph.wxs, ...graph.styles, ...graph.json]) {
    const text = fs.readFileSync(file, 'utf8');
    const made = file === iconSheet ? iconStyles(text, icons.names) : ledToPlaces(layout, file, mended(file, text));
    for (const place of outputPaths(layout, file)) files.set(place, made);
  }
  for (const file of graph.assets)
    for (const place of outputPaths(layout, file)) files.set(place, fs.readFileSync(file));

  const { packages, errors, warnings } = measurePackages(files, graph.packages);
  if (errors.length > 0) throw new Error(errors.join('\n'));
  const changed = writeTree(out, files);
  if (maps !== undefined)
    writeTree(maps, new Map([...modules.maps].map(([module, map]): [string, string] => [`${module}.map`, map])));
  return {
    out,
    files: files.size,
    changed,
    icons: [...icons.names].sort(),
    packages,
    warnings,
    milliseconds: Math.round(performance.now() - begun),
  };
}

/**
 * Make a folder hold exactly these files. Unchanged ones keep their time, so that watchers stay quiet.
 * @returns whether anything had to be written or removed
 */
function writeTree(out: string, files: Map<string, string | Buffer>): boolean {
  let changed = false;
  const present = fs.existsSync(out)
    ? fs.readdirSync(out, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
    : [];
  for (const entry of present) {
    const file = path.join(entry.parentPath, entry.name);
    if (files.has(path.relative(out, file).split(path.sep).join('/'))) continue;
    fs.rmSync(file);
    changed = true;
  }
  for (const [name, content] of files) {
    const file = path.join(out, name);
    const bytes = Buffer.from(content);
    if (fs.existsSync(file) && fs.readFileSync(file).equals(bytes)) continue;
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(file, bytes);
    changed = true;
  }
  return changed;
}

/** The report as lines for a terminal. */
function describeBuild(report: BuildReport): string {
  const kilobytes = (bytes: number) => `${(bytes / 1024).toFixed(1)} KB`;
  return [
    `${path.relative(repository, report.out)}: ${report.files} files, ${report.icons.length} icons, ${report.milliseconds} ms`,
    ...report.packages.map(({ name, bytes }) => `  ${name.padEnd(24)} ${kilobytes(bytes)}`),
    ...report.warnings.map((warning) => `  warning: ${warning}`),
  ].join('\n');
}

if (require.main === module) {
  buildMiniprogram().then(
    (report) => console.log(describeBuild(report)),
    (error: unknown) => {
      console.error(error instanceof Error ? error.message : error);
      process.exitCode = 1;
    },
  );
}
