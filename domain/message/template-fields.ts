/**
 * WeChat refuses a whole subscription message when one value does not fit its field (47003). The kind of a field is the
 * beginning of its key: `thing1`, `phrase2`. These are the kinds whose rules our words can be folded to.
 */
import { dayOf, clockOf } from '../kernel/time';
import type { ConfiguredTemplate, PushWords } from './templates';

/** Longest values, counted in characters as people see them. */
const THING_CHARACTERS = 20;
const PHRASE_CHARACTERS = 5;
const NAME_CHARACTERS = 10;
const STRING_CHARACTERS = 32;

const CONTROL_AND_SPACE = /[\p{Cc}\p{Cf}\s]+/gu;
const NOT_HAN = /[^\p{Script=Han}]/gu;
const NOT_PLAIN = /[^\x21-\x7e]/g;

/** What stands in a field for which there are no words: an empty value would be refused. */
const NOTHING_TO_SAY = '无';
const NOTHING_PLAIN = '-';

const oneLine = (text: string): string => text.replace(CONTROL_AND_SPACE, ' ').trim();

/** The last character becomes `…` where something was cut off. */
function cut(text: string, most: number): string {
  const characters = Array.from(text);
  return characters.length <= most ? text : `${characters.slice(0, most - 1).join('')}…`;
}

const orElse = (text: string, nothing: string): string => (text === '' ? nothing : text);

type Fold = (text: string) => string;
const textFolds = {
  /** 事物: up to 20 characters of any kind. */
  thing: (text) => orElse(cut(oneLine(text), THING_CHARACTERS), NOTHING_TO_SAY),
  /** 汉字: up to 5 Chinese characters and nothing else. */
  phrase: (text) => orElse(Array.from(text.replace(NOT_HAN, '')).slice(0, PHRASE_CHARACTERS).join(''), NOTHING_TO_SAY),
  /** 姓名: up to 10 characters once one of them is Chinese. */
  name: (text) => orElse(Array.from(text.replace(NOT_HAN, '')).slice(0, NAME_CHARACTERS).join(''), NOTHING_TO_SAY),
  /** 字符串: up to 32 digits, letters or signs. */
  character_string: (text) => orElse(text.replace(NOT_PLAIN, '').slice(0, STRING_CHARACTERS), NOTHING_PLAIN),
} as const satisfies Record<string, Fold>;

/** 时间 and 日期 take the same way of writing a moment. */
const momentKinds: readonly string[] = ['time', 'date'];

const kindOf = (field: string): string => field.replace(/\d+$/, '');
const isTextKind = (kind: string): kind is keyof typeof textFolds =>
  Object.prototype.hasOwnProperty.call(textFolds, kind);

/** Whether a field of this key can show this part: a moment stands in a field for moments, words in one for words. */
export function canShow(field: string, part: string): boolean {
  const kind = kindOf(field);
  return part === 'at' ? momentKinds.includes(kind) : isTextKind(kind);
}

/** `2025-11-29 13:04` in Shanghai: one of the ways that WeChat takes a moment. */
const momentText = (at: number): string => `${dayOf(at)} ${clockOf(at).slice(0, 5)}`;

/** A text as a field of this kind takes it. @throws RangeError for a field that takes no text */
export function foldedText(field: string, text: string): string {
  const kind = kindOf(field);
  if (!isTextKind(kind)) throw new RangeError(`a field ${field} takes no text`);
  return textFolds[kind](text);
}

/**
 * The `data` of a subscription message: every field of the account's template, each value one that WeChat takes.
 * @param at when it happened, epoch milliseconds
 * @throws RangeError for a field that cannot show its part, see {@link canShow}: settings are checked when they are read
 */
export function templateData(
  { fields }: Pick<ConfiguredTemplate, 'fields'>,
  { words, at }: { words: PushWords; at: number },
): Record<string, { value: string }> {
  return Object.fromEntries(
    Object.entries(fields).map(([field, part]) => [
      field,
      { value: part === 'at' ? momentText(at) : foldedText(field, words[part]) },
    ]),
  );
}
