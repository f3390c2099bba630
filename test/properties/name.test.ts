import fc from 'fast-check';
import { checkName, foldName, isSameName, nameLength } from '../../domain/person/name';

/** Any text, and texts of what stands near names: letters, marks, dots, blanks and what nobody sees. */
const nearNames = fc
  .array(
    fc.constantFrom(
      ...['周', '敏', '𠮷', 'e', 'E', 'ß', 'ı', 'ﬁ', 'Ａ', '㈱', '가', 'ᄀ', 'ᅡ', 'अ'],
      ...['\u0301', '\u0308', '\u0345', '\u093c', '\u3099', '\u20dd'],
      ...['·', '•', '・', '．', '.', '･', '\ua78f', ' ', '\u3000', '\u00a0', '\u2028', '\n'],
      ...['\u200b', '\u200d', '\u034f', '\u3164', '\uffa0', '\ufe0f', '\u202e', '\u{e0100}', '\u00ad'],
      ...['\ue000', '\u2800', '=', '1', '\ud842', '\u{2fffe}', '\ufdfa'],
    ),
  )
  .map((parts) => parts.join(''));
const texts = fc.oneof(nearNames, fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }));
const all = <Values extends unknown[]>(property: fc.IPropertyWithHooks<Values>) =>
  fc.assert(property, { numRuns: 2000 });

describe('the fold of names (rules: "Names")', () => {
  it('is itself when it is folded again', () => {
    all(
      fc.property(texts, (text) => {
        expect(foldName(foldName(text))).toBe(foldName(text));
      }),
    );
  });

  it('leaves nothing that nobody sees, and nothing but NFC', () => {
    all(
      fc.property(texts, (text) => {
        expect(foldName(text)).not.toMatch(/\p{Default_Ignorable_Code_Point}/u);
        expect(foldName(text).normalize('NFC')).toBe(foldName(text));
      }),
    );
  });

  it('does not change what is thought of a name', () => {
    all(
      fc.property(texts, (text) => {
        expect(checkName(foldName(text))).toBe(checkName(text));
        expect(nameLength(foldName(text))).toBe(nameLength(text));
        expect(isSameName(text, foldName(text))).toBe(true);
      }),
    );
  });

  it('accepts only what has a letter, and nothing but letters, marks, dots and blanks', () => {
    all(
      fc.property(texts, (text) => {
        if (checkName(text) !== undefined) return;
        expect(foldName(text)).toMatch(/[\p{L}\u3007]/u);
        expect(foldName(text)).toMatch(/^[\p{L}\p{M}\u3007· ]+$/u);
      }),
    );
  });
});
