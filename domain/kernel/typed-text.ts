/** What every typed text has in common, whatever it means. */

const FULL_WIDTH = /[\uff01-\uff5e\u3000]/g;
const FULL_WIDTH_OFFSET = 0xfee0;

/** What no reader sees: zero-width characters, fillers, selectors of a glyph, directions of writing. */
const INVISIBLE = /\p{Default_Ignorable_Code_Point}/gu;

/** A text without what no reader sees. A number copied from a list of contacts comes between two of these. */
export const withoutInvisible = (text: string): string => text.replace(INVISIBLE, '');

/**
 * Digits, letters and signs as a Chinese keyboard writes them, in the width that numbers have, without what nobody sees:
 * `１２．５` → `12.5`, `０７３１－８４` → `0731-84`. For what is read as a number or an identifier; texts keep what was typed.
 */
export const halfWidth = (text: string): string =>
  withoutInvisible(text).replace(FULL_WIDTH, (character) =>
    character === '\u3000' ? ' ' : String.fromCharCode(character.charCodeAt(0) - FULL_WIDTH_OFFSET),
  );

/**
 * A text without what breaks exports, logs and lines: control characters and directions of writing, which nobody sees and a clipboard
 * brings along. Nobody could mend what they cannot see, so it goes and is not refused. Line breaks stay; a tab is a blank. Half a
 * surrogate pair goes too: stored it is another text, and the digests of the audit log would not agree with it.
 */
export const withoutControls = (text: string): string =>
  text
    .replace(/\r\n?/g, '\n')
    .replace(/\t/g, ' ')
    .replace(/(?!\n)[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069]/gu, '');

/** The first character as a reader sees it: 𠮷野 → 𠮷, though it takes two places in a string. '' of an empty text. */
export const firstCharacter = (text: string): string => Array.from(text)[0] ?? '';

/**
 * Whether a text has an emoji in it: pictures, flags, skin tones, and the selector that makes a picture of a sign. Digits, #
 * and * have emoji forms too, but are none by themselves.
 */
export const hasEmoji = (text: string): boolean =>
  /[\p{Extended_Pictographic}\p{Regional_Indicator}\p{Emoji_Modifier}\ufe0f\u20e3]/u.test(text);
