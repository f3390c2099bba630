/**
 * Check `dist/miniprogram` as WeChat would: the official template compiler over every template, our own compiler's warnings as
 * errors, and that every path in the artefact leads somewhere. Run after a build: `npx tsx scripts/check-miniprogram.ts`.
 */
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { readArtefact, type Artefact } from '../local/phone/build/artefact';
import { missingProvisions } from '../local/phone/build/provided';
import { compileTemplates } from '../local/phone/build/templates';
import { buildMiniprogram, miniprogramOut } from './build/miniprogram';

/** The four files that WeChat wants of every page. */
const PAGE_FILES = ['.js', '.json', '.wxml', '.wxss'];

/** wcc writes one program of all templates to its output. */
const WCC_OUTPUT_LIMIT = 64 * 1024 * 1024;

const filesOf = (folder: string, extension: string): string[] =>
  fs
    .readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((file) => file.split(path.sep).join('/'))
    .filter((file) => file.endsWith(extension));

/** The platform's build of WeChat's template compiler. */
function wccPath(): string {
  const platform =
    process.platform === 'darwin' ? 'mac/wcc' : process.platform === 'win32' ? 'windows/wcc.exe' : 'linux/wcc';
  return path.join(path.dirname(require.resolve('miniprogram-compiler/package.json')), 'bin', platform);
}

/** What WeChat's own compiler refuses. It stops at the first fault, so a faulty run is repeated template by template. */
export function officialFaults(folder: string): string[] {
  const wcc = wccPath();
  // npm packs the binary without its executable bit.
  if (process.platform !== 'win32') fs.chmodSync(wcc, 0o755);
  const scripts = filesOf(folder, '.wxs');
  const compile = (templates: string[]) => {
    const run = spawnSync(wcc, ['-d', '-cc', '0', ...templates, ...scripts, '-gn', '$gwx'], {
      cwd: folder,
      maxBuffer: WCC_OUTPUT_LIMIT,
      encoding: 'utf8',
    });
    if (run.error) throw run.error;
    return run.status === 0 ? undefined : run.stderr.trim() || `wcc ended with ${run.status ?? run.signal}`;
  };
  const templates = filesOf(folder, '.wxml');
  if (compile(templates) === undefined) return [];
  return templates.flatMap((template) => {
    const fault = compile([template]);
    return fault === undefined ? [] : [`${template}: ${fault}`];
  });
}

/** Pages that lack a file. */
export function incompletePages({ folder, pages }: Artefact): string[] {
  return pages.flatMap((page) =>
    PAGE_FILES.filter((extension) => !fs.existsSync(path.join(folder, page + extension))).map(
      (extension) => `${page}${extension} is missing`,
    ),
  );
}

/** Style sheets and scripts that would fetch from elsewhere, which shows nothing on a weak network. */
export function foreignAddresses(folder: string): string[] {
  return filesOf(folder, '.wxss').flatMap((file) => {
    const found = /url\(\s*["']?(https?:[^"')\s]+)/.exec(fs.readFileSync(path.join(folder, file), 'utf8'));
    return found ? [`${file} fetches ${found[1]}`] : [];
  });
}

/** Everything that is wrong with a built mini-program, one line each. */
export function faultsOf(folder: string): string[] {
  const artefact = readArtefact(folder);
  return [
    ...incompletePages(artefact),
    ...missingProvisions(artefact),
    ...compileTemplates(artefact).warnings.filter((warning) => !warning.startsWith('miniprogram_npm/')),
    ...officialFaults(folder),
    ...foreignAddresses(folder),
  ];
}

async function check(): Promise<void> {
  // The build itself refuses unknown icons, unresolved components and modules, and packages over the limit.
  const { warnings } = await buildMiniprogram();
  for (const warning of warnings) console.warn(`warning: ${warning}`);
  const faults = faultsOf(miniprogramOut);
  for (const fault of faults) console.error(fault);
  if (faults.length > 0) process.exitCode = 1;
  else console.log('mini-program: no faults');
}

if (require.main === module) {
  check().catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  });
}
