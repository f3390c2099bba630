import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from '../../start/deployment';

const folder = path.join(root, 'miniprogram');
/** Names of things have fewer characters, and stand wherever the thing does. */
const SHORTEST = 5;
const PHRASE = new RegExp(`[\\p{Script=Han}，。；：、？！「」《》]{${SHORTEST},}`, 'gu');

/** What people read in a template, as far as the template itself says it. */
function phrasesOf(file: string): Set<string> {
  const text = readFileSync(path.join(folder, file), 'utf8').replace(/<!--[^]*?-->/g, '');
  return new Set(text.match(PHRASE));
}

it('a phrase stands in one template: what several pages say is said by the component that they share', () => {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.wxml'));
  expect(files.length).toBeGreaterThan(50);
  const places = new Map<string, string[]>();
  for (const file of files)
    for (const phrase of phrasesOf(file)) places.set(phrase, [...(places.get(phrase) ?? []), file]);
  expect([...places].filter(([, found]) => found.length > 1)).toEqual([]);
});
