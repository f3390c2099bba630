/** In which order names stand in a list: by how they are spoken, as in a Chinese directory. */
import { foldForSearch } from './search';

/** A character of a name and its reading with the number of its tone (`zhou1`); '' where it has none. */
export interface ReadCharacter {
  character: string;
  reading: string;
}

/** The key lies in the cursor of a list, which has an end. Names of up to six Han characters are whole in it. */
const LONGEST_KEY = 60;

/**
 * What a name is ordered by, byte for byte: `zhou1周 min3敏`. The reading of a character comes before the character itself, so that
 * everybody called 周 stands together and before 洲; a blank ends each character, so that 周 stands before 周敏. Letters are ordered by
 * themselves among the readings, characters without a reading behind all of them.
 */
export function nameOrderOf(name: readonly ReadCharacter[]): string {
  const parts: string[] = [];
  let word = '';
  const endWord = (): void => {
    if (word !== '') parts.push(word);
    word = '';
  };
  for (const { character, reading } of name) {
    const folded = foldForSearch(character);
    if (reading !== '') {
      endWord();
      parts.push(`${reading}${folded}`);
    } else if (folded === '') endWord();
    else word += folded;
  }
  endWord();
  return Array.from(parts.join(' ')).slice(0, LONGEST_KEY).join('');
}

/** What Latin letters find of a name that is ordered by such a key: its syllables and words, a blank between two (`jian yan ke`). */
export const spokenIn = (nameOrder: string): string =>
  nameOrder
    .split(' ')
    .flatMap((part) => {
      const [, syllable] = /^([a-z]+)[0-9](?=[^a-z0-9])/.exec(part) ?? [];
      return syllable === undefined ? (part.match(/[a-z]+/g) ?? []) : [syllable];
    })
    .join(' ');
