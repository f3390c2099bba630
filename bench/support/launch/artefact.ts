/** The built mini-program as a phone evaluates it that opens one page: that page, its components and what they require. */
import fs from 'node:fs';
import path from 'node:path';

/** Code that decides or describes and draws nothing: what the peer of a launch has evaluated before it begins. */
const RULES = ['contract/', 'domain/'];
const LIBRARIES = 'vendor/';

interface AppJson {
  pages: string[];
  subPackages?: unknown;
}

/** What the window of such a phone has. */
export interface LaunchWindow {
  /** Scripts as they were evaluated, by their path in the artefact. */
  evaluated: string[];
  /** Whether contract, schemas and rules are evaluated before the launch begins. */
  preloaded: boolean;
}

/** The mark in the browser's performance timeline at which the app's own code begins. */
export const LAUNCH_MARK = 'launch';

/**
 * Makes a copy that holds nothing but some pages and that tells what it evaluates ({@link LaunchWindow}). Nothing else of
 * the scripts is changed.
 * @param pages the first one is the page that is opened
 */
export function copyForLaunch(artefact: string, out: string, pages: readonly string[]): void {
  fs.cpSync(artefact, out, { recursive: true });
  const app = JSON.parse(fs.readFileSync(path.join(out, 'app.json'), 'utf8')) as AppJson;
  delete app.subPackages;
  fs.writeFileSync(path.join(out, 'app.json'), JSON.stringify({ ...app, pages }));
  const preloads = rulesIn(artefact).map((file) => `require("./${file}");`);
  for (const file of scriptsIn(out)) {
    const script = fs.readFileSync(path.join(out, file), 'utf8');
    const before =
      file === 'app.js' ? `if (preloaded) { ${preloads.join(' ')} } performance.mark("${LAUNCH_MARK}");` : '';
    // A directive counts only where it stands first.
    const [, directive = '', rest = ''] = /^(\s*(?:"use strict";)?)([^]*)$/.exec(script) ?? [];
    fs.writeFileSync(path.join(out, file), `${directive}${before}evaluated.push("${file}");${rest}`);
  }
}

/** Bytes of these scripts of the artefact, by what they are for. */
export function bytesByKind(artefact: string, scripts: readonly string[]): Record<string, number> {
  const bytes: Record<string, number> = {};
  for (const script of scripts) {
    const kind = script.includes('/') ? script.slice(0, script.indexOf('/')) : 'app';
    bytes[kind] = (bytes[kind] ?? 0) + fs.statSync(path.join(artefact, script)).size;
  }
  return bytes;
}

const scriptsIn = (folder: string): string[] =>
  fs
    .readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((file) => file.split(path.sep).join('/'))
    .filter((file) => file.endsWith('.js'));

/** The contract, the rules, and the libraries that these and no others bring along. */
function rulesIn(artefact: string): string[] {
  const scripts = scriptsIn(artefact);
  const isRule = (file: string): boolean => RULES.some((folder) => file.startsWith(folder));
  const librariesOf = (files: readonly string[]): Set<string> =>
    new Set(files.flatMap((file) => requiredBy(artefact, file)).filter((file) => file.startsWith(LIBRARIES)));
  const others = librariesOf(scripts.filter((file) => !isRule(file) && !file.startsWith(LIBRARIES)));
  const theirs = [...librariesOf(scripts.filter(isRule))].filter((library) => !others.has(library));
  return [...theirs, ...scripts.filter(isRule)];
}

function requiredBy(artefact: string, file: string): string[] {
  const text = fs.readFileSync(path.join(artefact, file), 'utf8');
  return [...text.matchAll(/require\(\s*["']([^"']+)["']\s*\)/g)].map(([, to = '']) =>
    path.posix.join(path.posix.dirname(file), to),
  );
}
