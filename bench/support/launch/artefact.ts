/** The built mini-program as a phone evaluates it that opens one page: that page, its components and what they require. */
import fs from 'node:fs';
import path from 'node:path';

/**
 * Code that decides or describes and draws nothing, wherever the build has put it: what a subpackage alone uses lies in the
 * subpackage.
 */
const RULES = /(^|\/)(contract|domain)\//;
const LIBRARY = /(^|\/)vendor\//;

interface AppJson {
  pages: string[];
  subPackages?: unknown;
}

/** What the window of such a phone has. */
export interface LaunchWindow {
  /** Scripts as they were evaluated, by their path in the artefact. */
  evaluated: string[];
  /** Scripts to be evaluated before the launch begins. */
  preloaded: readonly string[];
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
  const begin = `preloaded.forEach((file) => require("./" + file)); performance.mark("${LAUNCH_MARK}");`;
  for (const file of scriptsIn(out)) {
    const script = fs.readFileSync(path.join(out, file), 'utf8');
    // A directive counts only where it stands first.
    const [, directive = '', rest = ''] = /^(\s*(?:"use strict";)?)([^]*)$/.exec(script) ?? [];
    const before = `${file === 'app.js' ? begin : ''}evaluated.push("${file}");`;
    fs.writeFileSync(path.join(out, file), `${directive}${before}${rest}`);
  }
}

/** Bytes of these scripts of the artefact, by what they are for. */
export function bytesByKind(artefact: string, scripts: readonly string[]): Record<string, number> {
  const bytes: Record<string, number> = {};
  for (const script of scripts) {
    const inPackage = /^packages\/[^/]+\/lib\//.exec(script)?.[0] ?? '';
    const [kind = ''] = script.slice(inPackage.length).split('/');
    bytes[kind] = (bytes[kind] ?? 0) + fs.statSync(path.join(artefact, script)).size;
  }
  return bytes;
}

const scriptsIn = (folder: string): string[] =>
  fs
    .readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((file) => file.split(path.sep).join('/'))
    .filter((file) => file.endsWith('.js'));

/** Of these scripts the contract, its schemas and the rules, and the libraries that nothing else among them asks for. */
export function rulesAmong(artefact: string, scripts: readonly string[]): string[] {
  const isRule = (file: string): boolean => RULES.test(file);
  const librariesOf = (files: readonly string[]): Set<string> =>
    new Set(files.flatMap((file) => requiredBy(artefact, file)).filter((file) => LIBRARY.test(file)));
  const others = librariesOf(scripts.filter((file) => !isRule(file) && !LIBRARY.test(file)));
  const theirs = librariesOf(scripts.filter(isRule));
  return scripts.filter((file) => isRule(file) || (theirs.has(file) && !others.has(file)));
}

function requiredBy(artefact: string, file: string): string[] {
  const text = fs.readFileSync(path.join(artefact, file), 'utf8');
  return [...text.matchAll(/require\(\s*["']([^"']+)["']\s*\)/g)].map(([, to = '']) =>
    path.posix.join(path.posix.dirname(file), to),
  );
}
