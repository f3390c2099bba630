/**
 * What a search finds. A text is folded, cut into keys that an index can look up, and a query is folded and cut in the same
 * way: what keyboards write differently (width, hyphens, middle dots, blanks, case, accents) is no difference.
 *
 * - Han and other letters: anywhere in the text.
 * - Digits: three and more anywhere; one or two begin a number.
 * - Latin letters: begin a word, or the pinyin of a character, or are the first letters of the characters (`zm`, `zhoum`).
 */

/** A text to be found, and how it is spoken: the pinyin of each of its Han characters, in order. */
export interface Searchable {
  text: string;
  /** Syllables of a-z; none where the text is not Chinese or is not looked for by pinyin. */
  syllables: readonly string[];
}

/** What is stored with a document so that an index finds it. */
export interface SearchIndex {
  /** Every key once, sorted. */
  keys: string[];
  /** The folded texts, parted by blanks. */
  text: string;
  /** What Latin letters may begin: words and syllables, a blank between two, `/` between two texts. */
  spoken: string;
}

/** A folded query. */
export interface SearchQuery {
  text: string;
  /** A document must have all of them to be found; the one that fewer documents have comes first. */
  keys: readonly string[];
  /** The one key says it all: a document that has it is found, and an index alone can count them. */
  exact: boolean;
}

/** Latin letters are looked up by so many at most; what follows is compared with the text. */
const LETTERS_A_KEY = 8;
/** Stretches of numbers and of other letters that are keys: what is typed is looked up by the longest of them that fit. */
const DIGITS_A_KEY = [3, 4] as const;
const CHARACTERS_A_KEY = [1, 2, 3] as const;
/** First letters of characters: 中南大学湘雅医院 has eight, nobody types more than some. */
const INITIALS_A_KEY = 6;

const ACCENTS = /[\u0300-\u036f]/g;
const INVISIBLE = /\p{Default_Ignorable_Code_Point}+/gu;
/** What is neither letter, nor the mark of one, nor a number: blanks and signs. */
const APART = /[^\p{L}\p{M}\p{N}]+/gu;
const RUNS = /[a-z]+|[0-9]+|[^a-z0-9]+/g;

/** A text in small letters of one width without accents; blanks and signs are still there. */
function plainOf(text: string): string {
  const small = text.normalize('NFKD').replace(ACCENTS, '').normalize('NFKC').toLowerCase();
  // Small letters may be composed anew (İ), so what they leave behind goes as well.
  return small.normalize('NFKD').replace(ACCENTS, '').replace(INVISIBLE, '').normalize('NFC');
}

/** A text as searches compare it: small letters and numbers, nothing else. Folding twice changes nothing. */
export const foldForSearch = (text: string): string => plainOf(text).replace(APART, '');

/** The words of Latin letters in a text. */
const wordsOf = (text: string): string[] =>
  plainOf(text)
    .split(APART)
    .flatMap((part) => part.match(/[a-z]+/g) ?? []);

/** The keys under which some texts are found. */
export function searchIndexOf(searchables: readonly Searchable[]): SearchIndex {
  const keys = new Set<string>();
  const folded = searchables.map(({ text }) => foldForSearch(text));
  for (const text of folded) for (const run of text.match(RUNS) ?? []) addRunKeys(keys, run);
  const spoken = searchables.map(({ text, syllables }) => [...wordsOf(text), ...syllables]);
  for (const parts of spoken)
    for (let first = 0; first < parts.length; first += 1) {
      addBeginnings(keys, parts.slice(first).join(''), LETTERS_A_KEY);
      addBeginnings(keys, initialsOf(parts.slice(first)), INITIALS_A_KEY);
    }
  return { keys: [...keys].sort(), text: folded.join(' '), spoken: spoken.map((parts) => parts.join(' ')).join('/') };
}

/** What a query looks up. Undefined when nothing is left of it: then it asks for nothing in particular. */
export function searchQueryOf(typed: string): SearchQuery | undefined {
  const text = foldForSearch(typed);
  if (text === '') return undefined;
  const runs = text.match(RUNS) ?? [];
  // A number ends in what tells it from others, a name begins with it.
  const keys = runs.flatMap((run) => (isDigits(run) ? digitKeys(run).reverse() : wordKeys(run)));
  const distinct = [...new Set(keys)].sort((a, b) => weight(b) - weight(a));
  const [only, ...others] = distinct;
  return { text, keys: distinct, exact: others.length === 0 && (only === text || only === `~${text}`) };
}

/** Whether a document that has the keys of a query is really what was looked for. */
export function isFound({ text, spoken }: Pick<SearchIndex, 'text' | 'spoken'>, query: SearchQuery): boolean {
  if (!/^[a-z]+$/.test(query.text)) return text.includes(query.text);
  return spoken.split('/').some((line) => {
    const parts = line.split(' ');
    return parts.some((_, first) => {
      const rest = parts.slice(first);
      return rest.join('').startsWith(query.text) || initialsOf(rest).startsWith(query.text);
    });
  });
}

/**
 * Whether one of some texts contains what was typed, folded: for lists that are filtered where no index can be, of people in
 * one batch. Everything contains what nothing is left of.
 */
export function containsFolded(texts: readonly string[], typed: string): boolean {
  const wanted = foldForSearch(typed);
  return wanted === '' || texts.some((text) => foldForSearch(text).includes(wanted));
}

const isDigits = (run: string): boolean => /^[0-9]/.test(run);
const initialsOf = (parts: readonly string[]): string => parts.map((part) => part.charAt(0)).join('');

/** Longer keys are in fewer documents. Latin letters are the most common of all, one alone most of them. */
const weight = (key: string): number => (key.startsWith('~') ? (key.length - 1) / 2 : Array.from(key).length);

function addBeginnings(keys: Set<string>, letters: string, longest: number): void {
  for (let length = 1; length <= Math.min(longest, letters.length); length += 1)
    keys.add(`~${letters.slice(0, length)}`);
}

function addRunKeys(keys: Set<string>, run: string): void {
  if (/^[a-z]/.test(run)) return;
  const characters = Array.from(run);
  if (isDigits(run)) {
    keys.add(run.slice(0, 1)).add(run.slice(0, 2));
    for (const size of DIGITS_A_KEY) for (const gram of gramsOf(characters, size)) keys.add(gram);
    return;
  }
  for (const size of CHARACTERS_A_KEY) for (const gram of gramsOf(characters, size)) keys.add(gram);
}

/** Every stretch of so many characters. */
const gramsOf = (characters: readonly string[], size: number): string[] =>
  characters.slice(size - 1).map((_, at) => characters.slice(at, at + size).join(''));

/** Of the stretches that are keys the longest ones that the run has; the run itself where it is shorter than all of them. */
function longestGrams(characters: readonly string[], sizes: readonly number[]): string[] {
  const size = Math.max(0, ...sizes.filter((one) => one <= characters.length));
  return size === 0 ? [characters.join('')] : gramsOf(characters, size);
}

const digitKeys = (run: string): string[] => longestGrams(Array.from(run), DIGITS_A_KEY);

const wordKeys = (run: string): string[] =>
  /^[a-z]/.test(run) ? [`~${run.slice(0, LETTERS_A_KEY)}`] : longestGrams(Array.from(run), CHARACTERS_A_KEY);
