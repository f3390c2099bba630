/**
 * Names of people (rules: "Names"): letters and marks of writing systems, joined by `·` or single blanks. One fold for
 * storing, comparing and searching, so that the same name typed on two keyboards is one name.
 */
import { withoutInvisible } from '../kernel/typed-text';

export const NAME_LENGTH_AT_LEAST = 2;
export const NAME_LENGTH_AT_MOST = 50;

export const nameProblems = ['nameLength', 'nameCharacters', 'namePrivateUse'] as const;
/** Why a name is not accepted. */
export type NameProblem = (typeof nameProblems)[number];

/** Every dot that keyboards offer for the one between the parts of a name; a full-width one is an ASCII one by then. */
const DOTS = /[.\u2022\u2027\u2219\u22c5\u2e31\u2e33\u30fb\ua78f]/g;
const BLANKS = /\p{Zs}/gu;

/** Compatibility and full-width forms as their plain ones, without what nobody sees. */
const plain = (text: string): string =>
  withoutInvisible(text.normalize('NFKC')).replace(DOTS, '·').replace(BLANKS, ' ');

/**
 * A name in its one spelling, as it is stored: NFC, one kind of dot, single blanks, nothing invisible, nothing before its
 * first part or behind its last. What cannot be in a name at all stays in it, for {@link checkName} to refuse.
 */
export function foldName(text: string): string {
  // Twice: a mark that an invisible character held apart from its letter joins it only once that is gone.
  return plain(plain(text))
    .replace(/ *·[ ·]*/g, '·')
    .replace(/ {2,}/g, ' ')
    .replace(/^[ ·]+|[ ·]+$/g, '')
    .normalize('NFC');
}

/**
 * What a name is compared by (searches: domain/kernel/search.ts): its fold in one case and without blanks, which some people type and some do not.
 * Names that were stored before the fold existed are compared by it too.
 */
const nameKey = (text: string): string => foldName(foldName(text).toUpperCase().replace(/ /g, ''));

/** Whether two spellings are one name. */
export const isSameName = (one: string, other: string): boolean => nameKey(one) === nameKey(other);

/** 〇 is written as a character of names, though Unicode counts it among the numbers. */
const LETTER = '[\\p{L}\\u3007]';
/** Of writing systems: neither those that ring a sign nor those of mathematics, nor the filler that shows nothing. */
const MARK = '(?:(?![\\u20d0-\\u20ff\\u{16fe4}])[\\p{Mn}\\p{Mc}])';
/** The tallest stacks of Tibetan and Thai have fewer; more are a game. */
const MARKS_AT_MOST = 6;
const wordOf = (letter: string): string => `(?:${letter}${MARK}{0,${MARKS_AT_MOST}})+`;
const nameOf = (letter: string): RegExp => new RegExp(`^${wordOf(letter)}(?:[· ]${wordOf(letter)})*$`, 'u');

const ASSIGNED_NAME = nameOf(LETTER);
/** As a phone may see it, whose letters can be fewer than the server's. */
const MAYBE_NAME = nameOf(`(?:${LETTER}|\\p{Cn})`);

/** How many characters a reader sees: 𠮷 is one, and so is a letter with its marks. */
export const nameLength = (text: string): number => Array.from(foldName(text).replace(/\p{M}/gu, '')).length;

/**
 * Why a name is not accepted; undefined when it is. Judges the fold of it, so `checkName(x)` is `checkName(foldName(x))`.
 *
 * @param newerLetters whether a character that this Unicode does not know may be a letter of a newer one: on a phone it may,
 *   the server decides
 */
export function checkName(text: string, { newerLetters = false } = {}): NameProblem | undefined {
  const name = foldName(text);
  if (/\p{Co}/u.test(name)) return 'namePrivateUse';
  const length = nameLength(name);
  if (name === '') return 'nameLength';
  if (!(newerLetters ? MAYBE_NAME : ASSIGNED_NAME).test(name)) return 'nameCharacters';
  return length >= NAME_LENGTH_AT_LEAST && length <= NAME_LENGTH_AT_MOST ? undefined : 'nameLength';
}
