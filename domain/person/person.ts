/** What the registration form asks of a person (M13), how it is checked, and how it is shown to others. */
import { isDay } from '../kernel/time';
import type { Day } from '../kernel/time';
import { halfWidth } from '../kernel/typed-text';
import { nameProblems } from './name';

export const personProblems = [
  ...nameProblems,
  'phoneFormat',
  'nationalIdLength',
  'nationalIdCharacters',
  'nationalIdBirthDate',
  'nationalIdChecksum',
  'residencePermitFormat',
  'hkMacaoPermitFormat',
  'taiwanPermitFormat',
  'foreignerCardFormat',
  'passportFormat',
  'passportIssuer',
  'cardNumberFormat',
] as const;
/** Why a field of a person is not accepted. */
export type PersonProblem = (typeof personProblems)[number];

const NATIONAL_ID_WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const;
const NATIONAL_ID_CHECKS = '10X98765432';

/**
 * Checks an 18-character national ID (GB 11643): characters, a birth date that exists and is not after `today`,
 * and the checksum (ISO 7064 MOD 11-2). A lower-case x is accepted; store {@link normaliseNationalId}.
 * @returns the first problem, or undefined when the number is sound.
 */
export function checkNationalId(text: string, today?: Day): PersonProblem | undefined {
  const nationalId = normaliseNationalId(text);
  if (nationalId.length !== 18) return 'nationalIdLength';
  if (!/^\d{17}[\dX]$/.test(nationalId)) return 'nationalIdCharacters';
  const birth = `${nationalId.slice(6, 10)}-${nationalId.slice(10, 12)}-${nationalId.slice(12, 14)}`;
  if (!isDay(birth) || birth < '1900-01-01' || (today !== undefined && birth > today)) return 'nationalIdBirthDate';
  const sum = NATIONAL_ID_WEIGHTS.reduce(
    (total, weight, index) => total + weight * Number(nationalId.charAt(index)),
    0,
  );
  return NATIONAL_ID_CHECKS.charAt(sum % 11) === nationalId.charAt(17) ? undefined : 'nationalIdChecksum';
}

/** An identifier has one spelling, however it was typed: half width, no blanks, capitals. */
const normaliseIdentifier = (text: string): string => halfWidth(text).replace(/\s/g, '').toUpperCase();

/** One person, one spelling: see {@link checkNationalId}. */
export const normaliseNationalId = normaliseIdentifier;
/** A card number as it is stored: see {@link checkCardNumber}. */
export const normaliseCardNumber = normaliseIdentifier;
/** A contact phone as it is stored: see {@link checkContactPhone}. */
export const normaliseContactPhone = (text: string): string => halfWidth(text).trim();

/** A mobile number as somebody types it: full-width digits, blanks, dashes, the country in front. */
export const normalisePhone = (text: string): string =>
  halfWidth(text)
    .replace(/[\s\-()]/g, '')
    .replace(/^(?:\+|00)?86(?=1\d{10}$)/, '');

/** A mainland mobile number, 11 digits. */
export function checkPhone(text: string): PersonProblem | undefined {
  return /^1[3-9]\d{9}$/.test(text) ? undefined : 'phoneFormat';
}

/**
 * The mobile number that somebody has typed whole, with the blanks, hyphens and the +86 that people write, as phones are compared
 * (phone.ts); one of another place with its country code. Undefined where the text is anything else.
 */
export function typedPhone(text: string): string | undefined {
  const digits = halfWidth(text)
    .replace(/[\s\p{Pd}().]|\p{Default_Ignorable_Code_Point}/gu, '')
    .replace(/^(?:\+|00)?86(?=1\d{10}$)/, '');
  if (checkPhone(digits) === undefined) return digits;
  const abroad = digits.replace(/^00/, '+');
  return /^\+(?!86)[1-9]\d{6,14}$/.test(abroad) ? abroad : undefined;
}

/** A contact phone may also be a landline: area code, 7–8 digits, an extension (M5). */
export function checkContactPhone(text: string): PersonProblem | undefined {
  if (!checkPhone(text)) return undefined;
  return /^(0\d{2,3}-?)?\d{7,8}(-\d{1,6})?$/.test(text) ? undefined : 'phoneFormat';
}

/** The card number (M7) is optional for trainees; when given: 4–20 digits or capital letters. */
export function checkCardNumber(text: string): PersonProblem | undefined {
  return /^[0-9A-Z]{4,20}$/.test(text) ? undefined : 'cardNumberFormat';
}

// The compound surnames that are met in practice: 欧阳静 is shown as 欧阳*, not as 欧**.
const COMPOUND_SURNAMES = [
  '欧阳',
  '司马',
  '上官',
  '诸葛',
  '东方',
  '皇甫',
  '尉迟',
  '公孙',
  '慕容',
  '令狐',
  '司徒',
  '夏侯',
  '端木',
  '长孙',
  '宇文',
];

/** A longer name has no more stars: a row of them says nothing, and takes the place of the next name. */
const MAX_MASKED_CHARACTERS = 2;

/** A name as strangers in the hall may read it: 张伟 → 张*, 李小龙 → 李**, 欧阳静 → 欧阳*, 阿卜杜拉·买买提 → 阿**. */
export function maskName(name: string): string {
  const characters = Array.from(name.trim());
  const surname = characters.slice(0, 2).join('');
  const shown = characters.length > 2 && COMPOUND_SURNAMES.includes(surname) ? 2 : 1;
  if (characters.length < 2) return characters.length === 0 ? '' : '*';
  const masked = Math.min(characters.length - shown, MAX_MASKED_CHARACTERS);
  return `${characters.slice(0, shown).join('')}${'*'.repeat(masked)}`;
}

function maskMiddle(text: string, head: number, tail: number): string {
  if (text.length <= head + tail) return '*'.repeat(text.length);
  return text.slice(0, head) + '*'.repeat(text.length - head - tail) + text.slice(text.length - tail);
}

/** Province and the last four characters; birth date and place stay hidden. */
export const maskNationalId = (nationalId: string): string => maskMiddle(nationalId, 3, 4);

/** 43010000000217 → 430100****0217: enough to recognise one's own card. */
export const maskCardNumber = (cardNumber: string): string => maskMiddle(cardNumber, 6, 4);
