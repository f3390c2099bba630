/** What every typed text has in common, whatever it means. */

const FULL_WIDTH = /[\uff01-\uff5e\u3000]/g;
const FULL_WIDTH_OFFSET = 0xfee0;

/**
 * Digits, letters and signs as a Chinese keyboard writes them, in the width that numbers have: `１２．５` → `12.5`,
 * `０７３１－８４` → `0731-84`. For what is read as a number or an identifier; texts keep what was typed.
 */
export const halfWidth = (text: string): string =>
  text.replace(FULL_WIDTH, (character) =>
    character === '\u3000' ? ' ' : String.fromCharCode(character.charCodeAt(0) - FULL_WIDTH_OFFSET),
  );

/** The first character as a reader sees it: 𠮷野 → 𠮷, though it takes two places in a string. '' of an empty text. */
export const firstCharacter = (text: string): string => Array.from(text)[0] ?? '';

/**
 * Whether a text has an emoji in it: pictures, flags, skin tones, and the selector that makes a picture of a sign. Digits, #
 * and * have emoji forms too, but are none by themselves.
 */
export const hasEmoji = (text: string): boolean =>
  /[\p{Extended_Pictographic}\p{Regional_Indicator}\p{Emoji_Modifier}\ufe0f\u20e3]/u.test(text);
