import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { usedApis } from '../../local/phone/build/provided';
import { PRIVACY_APIS } from '../../local/phone/privacy';

const root = path.resolve(__dirname, '../..');
const app = path.join(root, 'miniprogram');

const relative = (file: string): string => path.relative(root, file).split(path.sep).join('/');

/** Sources and templates of the app, without tests. */
const sources = (): string[] =>
  readdirSync(app, { recursive: true, encoding: 'utf8' })
    .filter((file) => /(?<!\.test|\.d)\.ts$|\.wxml$/.test(file))
    .map((file) => path.join(app, file));

/** APIs of WeChat's list that a template asks for by a button or a field. */
function apisOfTemplate(wxml: string): string[] {
  const opens = [...wxml.matchAll(/open-type="([^"]*)"/g)].flatMap(([, value = '']) => value.match(/[a-zA-Z]+/g) ?? []);
  const nickname = /<input\b[^>]*type="nickname"/.test(wxml) ? ['input.nickname'] : [];
  return [...opens.map((name) => `button.${name}`), ...nickname];
}

/** APIs of WeChat's list that a file uses. */
function privacyApisIn(file: string): string[] {
  const text = readFileSync(file, 'utf8');
  const used = file.endsWith('.wxml') ? apisOfTemplate(text) : [...usedApis(text)];
  return [...new Set(used)].filter((name) => Object.hasOwn(PRIVACY_APIS, name));
}

/** Every API that takes personal data, with the files of the app that use it. */
export function privacyApisOfApp(): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const file of sources())
    for (const api of privacyApisIn(file)) found.set(api, [...(found.get(api) ?? []), relative(file)]);
  return new Map([...found].sort(([one], [other]) => one.localeCompare(other)));
}

/** What a module of the app loads; types alone load nothing. */
function importsOf(file: string): string[] {
  const text = readFileSync(file, 'utf8');
  return [...text.matchAll(/^(?:import|export)\s(?!type\b)[^;]*?from '(\.[^']+)'/gm)].flatMap(([, to = '']) => {
    const base = path.resolve(path.dirname(file), to);
    return [`${base}.ts`, path.join(base, 'index.ts')].filter((one) => existsSync(one));
  });
}

interface Json {
  usingComponents?: Record<string, string>;
}
const jsonOf = (folder: string): Json => {
  const file = path.join(folder, 'index.json');
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Json) : {};
};

/** The folders of a page or component and of all components of ours under it. */
function componentsUnder(folder: string, seen = new Set<string>()): Set<string> {
  if (seen.has(folder)) return seen;
  seen.add(folder);
  for (const place of Object.values(jsonOf(folder).usingComponents ?? {})) {
    const target = place.startsWith('/') ? path.join(app, place) : path.resolve(folder, place);
    if (existsSync(`${target}.json`)) componentsUnder(path.dirname(target), seen);
  }
  return seen;
}

function modulesUnder(file: string, seen = new Set<string>()): Set<string> {
  if (seen.has(file)) return seen;
  seen.add(file);
  for (const next of importsOf(file)) modulesUnder(next, seen);
  return seen;
}

/** Asks by itself, without taking anything. */
const ASKS_BEFOREHAND = 'requirePrivacyAuthorize';
/** A scan takes the position within seconds: it is asked for on a page before (services/privacy-consent.ts), and goes without otherwise. */
const ASKED_BEFOREHAND = 'getLocation';

/** Whether WeChat may ask while this file's page is open. */
function mayAsk(file: string): boolean {
  if (file.endsWith('.ts') && usedApis(readFileSync(file, 'utf8')).has(ASKS_BEFOREHAND)) return true;
  return privacyApisIn(file).some((api) => api !== ASKED_BEFOREHAND);
}

const SHEET = path.join(app, 'components/privacy-sheet');

/** Pages from which an API of WeChat's list can be reached, and whether the sheet that asks lies on them. */
export function pagesThatAsk(): { page: string; hasSheet: boolean }[] {
  const { pages, subPackages } = JSON.parse(readFileSync(path.join(app, 'app.json'), 'utf8')) as {
    pages: string[];
    subPackages: { root: string; pages: string[] }[];
  };
  const all = [...pages, ...subPackages.flatMap(({ root: below, pages: own }) => own.map((one) => `${below}/${one}`))];
  return all.flatMap((page) => {
    const folders = componentsUnder(path.dirname(path.join(app, page)));
    const hasSheet = folders.delete(SHEET);
    const files = [...folders].flatMap((folder) => [
      path.join(folder, 'index.wxml'),
      ...modulesUnder(path.join(folder, 'index.ts')),
    ]);
    return files.some(mayAsk) ? [{ page, hasSheet }] : [];
  });
}
