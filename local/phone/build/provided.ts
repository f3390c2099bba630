import fs from 'node:fs';
import path from 'node:path';
import { APIS } from '../catalogue';
import { SYNTAX_TAGS, TAG_PROPERTIES } from '../tags';
import type { Artefact } from './artefact';

/** Tags that a template uses. */
export function usedTags(wxml: string): Set<string> {
  const text = wxml.replace(/<!--[\s\S]*?-->/g, '').replace(/<wxs\b[\s\S]*?<\/wxs>/g, '');
  return new Set([...text.matchAll(/<([a-z][\w-]*)[\s/>]/g)].map((match) => match[1] ?? ''));
}

/** `wx.*` APIs that a compiled script calls, `cloud.x` for those of `wx.cloud`. */
export function usedApis(script: string): Set<string> {
  const names = [...script.matchAll(/\bwx\.(cloud\??\.)?([a-zA-Z]\w*)/g)];
  return new Set(
    names.map(([, cloud, name = '']) => (cloud ? `cloud.${name}` : name)).filter((name) => name !== 'cloud'),
  );
}

function filesOf(folder: string, extension: string): string[] {
  return fs
    .readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((file) => file.split(path.sep).join('/'))
    .filter((file) => file.endsWith(extension));
}

/** Folders of libraries, in the main package or in a subpackage. */
const LIBRARY = /(^|\/)(miniprogram_npm|vendor)\//;

/**
 * What the app's own sources use and the phone does not provide, one line each. Component libraries are left out: they carry
 * branches for platforms that never run here.
 */
export function missingProvisions(artefact: Artefact): string[] {
  const missing: string[] = [];
  const tags = new Set<string>([...Object.keys(TAG_PROPERTIES), ...SYNTAX_TAGS]);
  const own = (file: string) => !LIBRARY.test(file);
  for (const { id, json } of artefact.components.filter((component) => own(component.id))) {
    const custom = { ...json.usingComponents, ...json.componentGenerics };
    for (const tag of usedTags(fs.readFileSync(path.join(artefact.folder, `${id}.wxml`), 'utf8'))) {
      if (!tags.has(tag) && !(tag in custom)) missing.push(`${id}.wxml uses <${tag}>, which the phone does not have`);
    }
  }
  const apis = new Set<string>(APIS);
  for (const file of filesOf(artefact.folder, '.js').filter(own)) {
    for (const name of usedApis(fs.readFileSync(path.join(artefact.folder, file), 'utf8'))) {
      if (!apis.has(name)) missing.push(`${file} calls wx.${name}, which the phone does not have`);
    }
  }
  return missing;
}
