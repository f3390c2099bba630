/**
 * The documents that a person may be known by (rules: "National ID"): the resident's card, and five others. A number
 * has one spelling and one digest, however it was typed, and each kind has a check of its own.
 */
import { comparedText } from '../kernel/table-cell';
import { isDay } from '../kernel/time';
import type { Day } from '../kernel/time';
import { isIssuer } from './passport-issuers';
import { checkNationalId, maskNationalId, normaliseNationalId, type PersonProblem } from './person';

/** In the order in which a form offers them. Not more than six: WeChat's sheet of choices has no room for a seventh. */
export const identityDocuments = [
  { code: 'residentCard', label: '居民身份证' },
  { code: 'residencePermit', label: '港澳台居民居住证' },
  { code: 'hkMacaoPermit', label: '港澳居民来往内地通行证' },
  { code: 'taiwanPermit', label: '台湾居民来往大陆通行证' },
  { code: 'foreignerCard', label: '外国人永久居留身份证' },
  { code: 'passport', label: '护照' },
] as const;
export type IdentityDocument = (typeof identityDocuments)[number]['code'];

/** What people write for each beside its label, in a table of their own. */
const otherNames: Record<IdentityDocument, readonly string[]> = {
  residentCard: ['身份证', '二代身份证', '第二代居民身份证', '中华人民共和国居民身份证'],
  residencePermit: ['居住证', '港澳台居住证', '港澳居民居住证', '台湾居民居住证'],
  hkMacaoPermit: ['港澳通行证', '港澳居民通行证', '港澳来往内地通行证', '港澳居民往来内地通行证', '回乡证'],
  taiwanPermit: ['台胞证', '台湾通行证', '台湾居民通行证', '台湾居民往来大陆通行证'],
  foreignerCard: ['外国人永久居留证', '外国人居留证', '永久居留证', '永久居留身份证', '永居证'],
  passport: ['外国护照', '外籍护照', '中国护照', '普通护照'],
};

/** The kind that a text names; nothing written is the usual one. Undefined where it names none of ours. */
export function documentNamed(text: string): IdentityDocument | undefined {
  const typed = comparedText(text);
  if (typed === '') return USUAL_DOCUMENT;
  return identityDocuments.find(({ code, label }) => label === typed || otherNames[code].includes(typed))?.code;
}

/** What a number of a kind looks like, for whoever typed something else. GB numbers are told more exactly. */
export const formWords: Partial<Record<PersonProblem, string>> = {
  residencePermitFormat: '应以 81、82 或 83 开头',
  hkMacaoPermitFormat: '应为 H 或 M 加 8 位数字',
  taiwanPermitFormat: '应为 8 位数字',
  foreignerCardFormat: '应为 9 开头的 18 位，或 3 个字母加 12 位数字',
  passportFormat: '应为 5–17 位字母和数字',
  passportIssuer: '请选择护照的签发国家或地区',
};

/** What is meant where nothing is said: everything that was stored before there were other kinds. */
export const USUAL_DOCUMENT = 'residentCard' satisfies IdentityDocument;

/** A number and what kind of document it stands on. */
export interface DocumentNumber {
  documentKind: IdentityDocument;
  nationalId: string;
}

const GB_LENGTH = 18;

/** Kinds whose numbers have 18 characters by GB 11643 and are told apart by how they begin; the older foreigner's card has 15. */
const isGb = ({ documentKind, nationalId }: DocumentNumber): boolean =>
  documentKind === 'residentCard' ||
  documentKind === 'residencePermit' ||
  (documentKind === 'foreignerCard' && nationalId.length === GB_LENGTH);

/** 81 Hong Kong, 82 Macao, 83 Taiwan; 9 a foreigner; everybody else a resident. */
const kindOfGb = (nationalId: string): IdentityDocument =>
  /^8[123]/.test(nationalId) ? 'residencePermit' : nationalId.startsWith('9') ? 'foreignerCard' : 'residentCard';

/** Without what people write between the parts of a number. */
const plain = (text: string): string => normaliseNationalId(text).replace(/[\p{Pd}()[\]]/gu, '');

/** Between the letters of a passport's issuer and its number: two countries may well give one number. */
const ISSUED = ':';

/** A passport's number with who issued it, as it is kept; one from before issuers were asked for stands alone. */
export const issuedNumber = (issuer: string, number: string): string => `${issuer}${ISSUED}${number}`;

/** Issuer and number of a passport, '' where nothing says who issued it. */
export function passportParts(nationalId: string): { issuer: string; number: string } {
  const at = nationalId.indexOf(ISSUED);
  return at === -1
    ? { issuer: '', number: nationalId }
    : { issuer: nationalId.slice(0, at), number: nationalId.slice(at + 1) };
}

/** Whether a sound document still lacks what tells it from others: the issuer of a passport. Asked of whoever gives one anew. */
export const lacksIssuer = ({ documentKind, nationalId }: DocumentNumber): boolean =>
  documentKind === 'passport' && passportParts(nationalId).issuer === '';

/** The same document without its issuer: what a roster knows, whoever searches types, and older versions kept. */
export const withoutIssuer = ({ documentKind, nationalId }: DocumentNumber): DocumentNumber => ({
  documentKind,
  nationalId: documentKind === 'passport' ? passportParts(nationalId).number : nationalId,
});

/**
 * A number in its one spelling. The permits to the mainland are renewed under the number of their person: how often, and by which office,
 * is printed behind it on older ones and is left out.
 */
export function foldDocumentNumber(documentKind: IdentityDocument, text: string): string {
  switch (documentKind) {
    case 'residentCard':
    case 'residencePermit':
      return normaliseNationalId(text);
    case 'hkMacaoPermit':
      return plain(text).replace(/^([HM]\d{8})\d{2}$/, '$1');
    case 'taiwanPermit':
      return plain(text).replace(/^(\d{8})\d{2}[A-Z]?$/, '$1');
    case 'foreignerCard':
    case 'passport':
      return plain(text);
  }
}

/** The birth date of the older foreigner's card, two digits of the year: 29 February is taken, as the century is not known. */
function isBirthDate(yymmdd: string): boolean {
  const rest = `${yymmdd.slice(2, 4)}-${yymmdd.slice(4, 6)}`;
  return isDay(`20${yymmdd.slice(0, 2)}-${rest}`) || isDay(`19${yymmdd.slice(0, 2)}-${rest}`);
}

/**
 * Checks a number of a kind; it may be typed in any spelling. GB numbers by {@link checkNationalId}: the last character is a check digit.
 * Permits, passports and the older foreigner's card have none that is published, so their form alone is checked.
 * @returns the first problem, or undefined when the number is sound
 */
export function checkDocumentNumber(
  documentKind: IdentityDocument,
  text: string,
  today?: Day,
): PersonProblem | undefined {
  const nationalId = foldDocumentNumber(documentKind, text);
  switch (documentKind) {
    // Whoever leaves the kind as it stands may well have another GB number: the number says so by itself.
    case 'residentCard':
      return checkNationalId(nationalId, today);
    case 'residencePermit':
      return (
        checkNationalId(nationalId, today) ??
        (kindOfGb(nationalId) === 'residencePermit' ? undefined : 'residencePermitFormat')
      );
    case 'hkMacaoPermit':
      return /^[HM]\d{8}$/.test(nationalId) ? undefined : 'hkMacaoPermitFormat';
    case 'taiwanPermit':
      return /^\d{8}$/.test(nationalId) ? undefined : 'taiwanPermitFormat';
    case 'foreignerCard':
      return nationalId.length === GB_LENGTH
        ? (checkNationalId(nationalId, today) ??
            (kindOfGb(nationalId) === 'foreignerCard' ? undefined : 'foreignerCardFormat'))
        : /^[A-Z]{3}\d{12}$/.test(nationalId) && isBirthDate(nationalId.slice(7, 13))
          ? undefined
          : 'foreignerCardFormat';
    case 'passport': {
      const { issuer, number } = passportParts(nationalId);
      if (issuer !== '' && !isIssuer(issuer)) return 'passportIssuer';
      // Letters and digits; one without a digit is a word, and one of zeros is nobody's.
      return /^(?=.*[1-9])[A-Z0-9]{5,17}$/.test(number) ? undefined : 'passportFormat';
    }
  }
}

/** A sound number as it is kept, with the kind that a GB number says by itself. */
export function documentOf(documentKind: IdentityDocument, text: string): DocumentNumber {
  const nationalId = foldDocumentNumber(documentKind, text);
  const given = { documentKind, nationalId };
  return isGb(given) ? { documentKind: kindOfGb(nationalId), nationalId } : given;
}

/**
 * What a keyed digest of the number is made of. GB numbers are one family, whichever kind was chosen, and have the digest that they had
 * when there was no other kind; the others are apart by kind.
 */
export const digestParts = (document: DocumentNumber): string[] =>
  isGb(document) ? [document.nationalId] : [document.documentKind, document.nationalId];

/** Every document that a typed text may be the whole number of, for whoever searches by it. */
export function documentsTyped(text: string): DocumentNumber[] {
  const sound = identityDocuments
    .filter(({ code }) => checkDocumentNumber(code, text) === undefined)
    .map(({ code }) => documentOf(code, text));
  return sound.filter(
    (one, index) => sound.findIndex((other) => digestParts(other).join(' ') === digestParts(one).join(' ')) === index,
  );
}

/** A number as others read it: of a long one province and last four characters, of a short one less. */
export function maskDocument({ documentKind, nationalId }: DocumentNumber): string {
  const { issuer, number } = passportParts(nationalId);
  if (documentKind === 'passport' && issuer !== '')
    return `${issuer} ${maskDocument({ documentKind, nationalId: number })}`;
  if (isGb({ documentKind, nationalId }) || nationalId.length >= 15) return maskNationalId(nationalId);
  const tail = nationalId.length >= 8 ? 3 : 2;
  return nationalId.slice(0, 1) + '*'.repeat(Math.max(0, nationalId.length - 1 - tail)) + nationalId.slice(-tail);
}
