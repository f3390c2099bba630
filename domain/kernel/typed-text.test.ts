import fc from 'fast-check';
import { firstCharacter, halfWidth, hasEmoji } from './typed-text';

describe('a text as a Chinese keyboard writes it', () => {
  it.each([
    ['１２', '12'],
    ['８０００．５０', '8000.50'],
    ['０７３１－８４２８６３７６', '0731-84286376'],
    ['４３０ｘ　', '430x '],
    ['长沙，四楼', '长沙,四楼'],
  ])('%p is read as %p', (typed, read) => {
    expect(halfWidth(typed)).toBe(read);
  });

  it('is read the same whichever width its digits have', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0x21, max: 0x7e })), (codes) => {
        const narrow = String.fromCharCode(...codes);
        const wide = String.fromCharCode(...codes.map((code) => code + 0xfee0));
        expect([halfWidth(narrow), halfWidth(wide)]).toEqual([narrow, narrow]);
      }),
    );
  });
});

it('has a first character that is whole, also where it takes two places in a string', () => {
  expect(['𠮷野', '周敏', ''].map(firstCharacter)).toEqual(['𠮷', '周', '']);
});

describe('emoji', () => {
  it.each(['周敏😀', '❤', '🇨🇳', '👩‍⚕️', '1️⃣', '🏽'])('are seen in %p', (text) => {
    expect(hasEmoji(text)).toBe(true);
  });

  it.each(['周敏', '𠮷田', '阿依古丽·买买提', 'O’Neill', '内科 #3 *', '0123456789', '检验科（东院）', '㐂'])(
    'are not seen in %p',
    (text) => {
      expect(hasEmoji(text)).toBe(false);
    },
  );
});
