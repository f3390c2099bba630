import fc from 'fast-check';
import { firstCharacter, halfWidth, hasEmoji, withoutControls } from './typed-text';

describe('a text as a Chinese keyboard writes it', () => {
  it.each([
    ['１２', '12'],
    ['８０００．５０', '8000.50'],
    ['０７３１－８４２８６３７６', '0731-84286376'],
    ['４３０ｘ　', '430x '],
    ['长沙，四楼', '长沙,四楼'],
    ['\u202d138 0013 8000\u202c', '138 0013 8000'],
    ['430105\u200b199001010015\ufeff', '430105199001010015'],
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

describe('a text as it is kept', () => {
  it.each([
    ['第一行\r\n第二行', '第一行\n第二行'],
    ['甲\t乙', '甲 乙'],
    ['\u202e反过来\u0000', '反过来'],
    ['半个\ud800字符，𠮷是整个', '半个字符，𠮷是整个'],
  ])('of %p is %p', (typed, kept) => {
    expect(withoutControls(typed)).toBe(kept);
  });

  it('has nothing more to lose', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (typed) => {
        const kept = withoutControls(typed);
        expect(withoutControls(kept)).toBe(kept);
        expect(kept).not.toMatch(/[\ud800-\udfff](?<![\ud800-\udbff][\udc00-\udfff])(?![\udc00-\udfff])/);
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
