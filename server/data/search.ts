import { isFound, searchIndexOf, searchQueryOf, type Searchable, type SearchIndex } from '../../domain/kernel/search';
import { nameOrderOf } from '../../domain/kernel/name-order';
import type { Where } from './database';

/** The texts of a document that a search finds. In the name of a person the first characters are read as a family name. */
export type Part = { readonly text: string } | { readonly personName: string };

/** What is stored with a document under `search`, so that {@link searchFor} finds it by these texts. */
export async function searchable(parts: readonly Part[]): Promise<SearchIndex> {
  const read = await reader();
  return searchIndexOf(
    parts.map((part) =>
      'text' in part
        ? { text: part.text, syllables: read(part.text, 'off') }
        : { text: part.personName, syllables: read(part.personName, 'head') },
    ),
  );
}

/**
 * What a list adds to its query for a search, and what it does with each document read. Nothing when nothing is left of the
 * typed text: then the whole list is meant. The index that serves the list must have `search.keys[]` after its equalities.
 */
export function searchFor(typed: string | undefined): {
  where: Where;
  filter?: (document: { search?: SearchIndex }) => boolean;
  /** The index alone says what is found: it can be counted without reading a document. */
  exact: boolean;
} {
  const query = typed === undefined ? undefined : searchQueryOf(typed);
  if (!query) return { where: {}, exact: true };
  return {
    where: { 'search.keys': { all: query.keys } },
    exact: query.exact,
    // Where the key says it all, nothing is read beyond what is shown.
    ...(query.exact ? {} : { filter: ({ search }) => search !== undefined && isFound(search, query) }),
  };
}

/** What a list in the order of people's names is ordered by, stored with each of them. */
export const nameOrder = (name: string): Promise<string> => orderOf(name, 'head');

/** The same of what is no person: an institution, a department. */
export const spokenOrder = (name: string): Promise<string> => orderOf(name, 'off');

async function orderOf(name: string, surname: 'head' | 'off'): Promise<string> {
  const { pinyin } = await import('pinyin-pro');
  const read = pinyin(name, { type: 'all', toneType: 'num', v: true, surname });
  return nameOrderOf(
    read.map(({ origin, pinyin: reading, isZh }) => ({ character: origin, reading: isZh ? reading : '' })),
  );
}

type Read = (text: string, familyName: 'head' | 'off') => Searchable['syllables'];

/** The dictionary of readings is large, and most instances never write a name: it is loaded when it is first asked. */
async function reader(): Promise<Read> {
  const { pinyin } = await import('pinyin-pro');
  return (text, surname) =>
    pinyin(text, { toneType: 'none', type: 'array', nonZh: 'removed', v: true, surname }).filter((syllable) =>
      /^[a-z]+$/.test(syllable),
    );
}
