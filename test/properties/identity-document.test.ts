import fc from 'fast-check';
import {
  checkDocumentNumber,
  digestParts,
  documentOf,
  documentsTyped,
  foldDocumentNumber,
  identityDocuments,
  maskDocument,
  passportParts,
  type IdentityDocument,
} from '../../domain/person/identity-document';

const kinds = fc.constantFrom(...identityDocuments.map(({ code }) => code));
const digits = (length: number) =>
  fc.array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length }).map((all) => all.join(''));
const letters = (length: number) =>
  fc
    .array(fc.constantFrom(...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'), { minLength: length, maxLength: length })
    .map((all) => all.join(''));

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const withCheck = (body: string): string =>
  body + '10X98765432'.charAt(WEIGHTS.reduce((sum, weight, at) => sum + weight * Number(body.charAt(at)), 0) % 11);
const gb = (place: fc.Arbitrary<string>) =>
  fc
    .tuple(place, fc.integer({ min: 1, max: 28 }), digits(3))
    .map(([begin, day, serial]) => withCheck(`${begin}199004${String(day).padStart(2, '0')}${serial}`));

const soundNumbers: Record<IdentityDocument, fc.Arbitrary<string>> = {
  residentCard: gb(digits(5).map((rest) => `4${rest}`)),
  residencePermit: gb(fc.constantFrom('810000', '820000', '830000')),
  hkMacaoPermit: fc.tuple(fc.constantFrom('H', 'M'), digits(8)).map((parts) => parts.join('')),
  taiwanPermit: digits(8),
  foreignerCard: fc.oneof(
    gb(digits(5).map((rest) => `9${rest}`)),
    fc.tuple(letters(3), digits(4), digits(2)).map(([country, place, end]) => `${country}${place}800229${end}`),
  ),
  passport: fc
    .tuple(fc.constantFrom('', 'US:', 'GB:'), letters(1), digits(7))
    .map(([issuer, letter, rest]) => `${issuer}${letter}${rest}1`),
};
const soundOnes = kinds.chain((kind) => soundNumbers[kind].map((number) => ({ kind, number })));
const nearNumbers = fc
  .array(fc.constantFrom(...'0123456789ABHMXhmx', 'Ｈ', '１', ' ', '-', '（', '）', '\u200b', '王'), { maxLength: 20 })
  .map((parts) => parts.join(''));
const all = <Values extends unknown[]>(property: fc.IPropertyWithHooks<Values>) =>
  fc.assert(property, { numRuns: 1000 });

/** As people type it: small letters, full width, blanks, hyphens. */
const typedAs = (number: string, how: number): string => {
  const spelt = how % 2 === 0 ? number : number.toLowerCase();
  const wide = (text: string) => text.replace(/[0-9A-Za-z]/g, (one) => String.fromCharCode(one.charCodeAt(0) + 0xfee0));
  return how % 3 === 0 ? wide(spelt) : how % 3 === 1 ? ` ${spelt.slice(0, 4)} ${spelt.slice(4)}` : spelt;
};

describe('numbers of identity documents', () => {
  it('are sound in every spelling, and then one number', () => {
    all(
      fc.property(soundOnes, fc.nat(5), ({ kind, number }, how) => {
        expect(checkDocumentNumber(kind, typedAs(number, how))).toBeUndefined();
        expect(documentOf(kind, typedAs(number, how))).toEqual(documentOf(kind, number));
      }),
    );
  });

  it('are themselves when they are folded again, and nothing else is thought of them then', () => {
    all(
      fc.property(kinds, nearNumbers, (kind, text) => {
        const folded = foldDocumentNumber(kind, text);
        expect(foldDocumentNumber(kind, folded)).toBe(folded);
        expect(checkDocumentNumber(kind, folded)).toBe(checkDocumentNumber(kind, text));
      }),
    );
  });

  it('are found by the same digest when they are typed whole into a search', () => {
    all(
      fc.property(soundOnes, fc.nat(5), ({ kind, number }, how) => {
        const kept = digestParts(documentOf(kind, number)).join(' ');
        expect(documentsTyped(typedAs(number, how)).map((each) => digestParts(each).join(' '))).toContain(kept);
      }),
    );
  });

  it('of different people have different digests', () => {
    all(
      fc.property(soundOnes, soundOnes, (one, other) => {
        const [first, second] = [documentOf(one.kind, one.number), documentOf(other.kind, other.number)];
        const same = first.documentKind === second.documentKind && first.nationalId === second.nationalId;
        expect(digestParts(first).join(' ') === digestParts(second).join(' ')).toBe(same);
      }),
    );
  });

  it('by GB 11643 show one wrong digit, whichever it is', () => {
    const someGb = fc.oneof(soundNumbers.residentCard, soundNumbers.residencePermit);
    all(
      fc.property(someGb, fc.nat(16), fc.integer({ min: 1, max: 9 }), (number, at, more) => {
        const wrong = number.slice(0, at) + String((Number(number.charAt(at)) + more) % 10) + number.slice(at + 1);
        expect(checkDocumentNumber('residentCard', wrong)).toBeDefined();
      }),
    );
  });

  it('never show more than half of themselves to others', () => {
    all(
      fc.property(soundOnes, ({ kind, number }) => {
        const masked = maskDocument(documentOf(kind, number));
        expect(masked).toHaveLength(number.length);
        // Who issued a passport is no part of its number.
        const own = passportParts(number).number;
        expect(masked.replace(/[^*]/g, '').length * 2).toBeGreaterThanOrEqual(own.length);
      }),
    );
  });
});
