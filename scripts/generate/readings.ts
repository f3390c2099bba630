/**
 * `npm run readings`: how the characters of the lists that lie on the phone are spoken, so that these lists are found by pinyin without a
 * dictionary there. Lists that the server keeps come with their readings.
 */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { pinyin } from 'pinyin-pro';
import { passportIssuers } from '../../domain/person/passport-issuers';
import { professionalTitles, specialties } from '../../domain/person/profession';
import { disciplines } from '../../domain/project/disciplines';

export const readingsFile = path.resolve(__dirname, '../../miniprogram/services/readings.ts');

/** What is chosen from lists that never leave the phone. */
export const phoneLabels: readonly string[] = [
  ...[...professionalTitles, ...specialties].map(({ label }) => label),
  ...passportIssuers.map(([, name]) => name),
  ...disciplines.flatMap(({ name, below }) => [name, ...below]),
];

/** The syllables of a label, read as a whole. */
export const syllablesOf = (label: string): { character: string; syllable: string }[] =>
  pinyin(label, { type: 'all', toneType: 'none', v: true, surname: 'off' }).flatMap(
    ({ origin, pinyin: syllable, isZh }) => (isZh ? [{ character: origin, syllable }] : []),
  );

/** The text of `miniprogram/services/readings.ts` as the lists stand. */
export function readings(): string {
  const spoken = new Map<string, Set<string>>();
  for (const { character, syllable } of phoneLabels.flatMap(syllablesOf))
    spoken.set(syllable, (spoken.get(syllable) ?? new Set()).add(character));
  const line = [...spoken]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([syllable, characters]) => `${syllable}${[...characters].sort().join('')}`)
    .join(' ');
  return [
    '/** The characters of the lists that lie on the phone, each behind its syllable. Written by `npm run readings`. */',
    'export const readings =',
    `  '${line}';`,
    '',
  ].join('\n');
}

if (require.main === module) writeFileSync(readingsFile, readings());
