import { foldForSearch, isFound, searchQueryOf } from '../../domain/kernel/search';
import { readings } from './readings';

let table: ReadonlyMap<string, string> | undefined;

/** What is chosen from a list that is searched here. */
export interface Findable {
  label: string;
  /** Its syllables, a blank between two, where the server has sent them. */
  spoken?: string;
}

/** The syllables and words of a label, as far as the phone knows its characters. */
export function spokenOf(label: string): string[] {
  table ??= new Map(
    readings.split(' ').flatMap((group) => {
      const [syllable = ''] = /^[a-z]+/.exec(group) ?? [];
      return Array.from(group.slice(syllable.length), (character) => [character, syllable] as const);
    }),
  );
  const known = table;
  return Array.from(foldForSearch(label).matchAll(/[a-z]+|[^a-z]/gu), ([part]) => known.get(part) ?? part).filter(
    (part) => /^[a-z]+$/.test(part),
  );
}

/** Whether a label has every word that was typed, in any order: by a part of it, by pinyin or first letters, as searches of the server find. */
export function isMeant({ label, spoken = '' }: Findable, typed: string): boolean {
  const line = spoken === '' ? spokenOf(label).join(' ') : spoken;
  return typed.split(/\s+/).every((word) => {
    const query = searchQueryOf(word);
    return !query || foldForSearch(label).includes(query.text) || isFound({ text: '', spoken: line }, query);
  });
}
