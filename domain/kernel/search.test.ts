import * as fc from 'fast-check';
import { foldForSearch, isFound, searchIndexOf, searchQueryOf, type Searchable } from './search';

const plain = (text: string): Searchable => ({ text, syllables: [] });
const zhouMin: Searchable = { text: '周敏', syllables: ['zhou', 'min'] };

/** What an index does: the documents that have every key, compared once more. */
function finds(searchables: readonly Searchable[], typed: string): boolean {
  const index = searchIndexOf(searchables);
  const query = searchQueryOf(typed);
  return query !== undefined && query.keys.every((key) => index.keys.includes(key)) && isFound(index, query);
}

describe('what is typed differently and means the same', () => {
  it.each([
    ['2025-11-02-018（省）', '2025‑11‑02'],
    ['2025-11-02-018（省）', '２０２５'],
    ['2025-11-02-018（省）', '018(省)'],
    ['阿依古丽·买买提', '阿依古丽•买买提'],
    ['阿依古丽·买买提', '古丽买'],
    ['周敏', '周 敏'],
    ['周敏', '周\u200b敏\u2060'],
    ['周敏', '\u200f周敏'],
    ['周敏', 'ㅤ周敏'],
    ['𠮷野', '𠮷'],
    ['Maria José', 'jose'],
    ['Maria José', 'MARIA J'],
    ['İstanbul', 'istanbul'],
  ])('finds %s by %j', (text, typed) => {
    expect(finds([plain(text)], typed)).toBe(true);
  });
});

describe('what Latin letters find', () => {
  it.each(['z', 'zhou', 'zhoum', 'zhoumin', 'm', 'min', 'zm', 'ZM', 'ｚｍ'])('finds 周敏 by %s', (typed) => {
    expect(finds([zhouMin], typed)).toBe(true);
  });

  it.each(['ho', 'in', 'mz', 'zmin', 'zhouminx', 'zhoux'])('does not find 周敏 by %s', (typed) => {
    expect(finds([zhouMin], typed)).toBe(false);
  });

  it('does not read the end of one text and the beginning of the next as one', () => {
    expect(finds([zhouMin, { text: '内科', syllables: ['nei', 'ke'] }], 'minnei')).toBe(false);
    expect(finds([zhouMin, { text: '内科', syllables: ['nei', 'ke'] }], 'nk')).toBe(true);
  });

  it('finds a word inside a Chinese title', () => {
    expect(finds([{ text: '重症ICU护理', syllables: ['zhong', 'zheng', 'hu', 'li'] }], 'icu')).toBe(true);
  });
});

describe('what digits find', () => {
  it('three of them anywhere, one or two at the beginning of a number', () => {
    expect(finds([plain('2025-11-02-018')], '518')).toBe(false);
    expect(finds([plain('项目 20251')], '251')).toBe(true);
    expect(finds([plain('项目 20251')], '20')).toBe(true);
    expect(finds([plain('项目 20251')], '51')).toBe(false);
    expect(finds([plain('第12卫生院')], '第12')).toBe(true);
  });
});

it('asks for nothing when nothing is left of a query', () => {
  expect(searchQueryOf(' ·\u200b—')).toBeUndefined();
});

it('looks up first what is rare: the longest key, and of a number its end', () => {
  expect(searchQueryOf('2025110')?.keys[0]).toBe('5110');
  expect(searchQueryOf('省2025')?.keys[0]).toBe('2025');
  expect(searchQueryOf('上官婉儿')?.keys).toEqual(['上官婉', '官婉儿']);
});

it('knows of what is typed most often that its one key says it all', () => {
  for (const typed of ['周', '周敏', '周小敏', 'zm', 'zhoumin', '4', '40', '407', '5526'])
    expect(searchQueryOf(typed)?.exact).toBe(true);
  for (const typed of ['欧阳周敏', 'ouyangzhou', '40738', '周1']) expect(searchQueryOf(typed)?.exact).toBe(false);
});

const texts = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 12 }),
  fc.string({
    unit: fc.constantFrom('周', '敏', '𠮷', 'a', 'Z', '1', '9', ' ', '·', '（', 'é', '\u200b'),
    maxLength: 12,
  }),
);

it('compares nothing more where one key says it all: whoever has it is found', () => {
  const alphabet = fc.string({
    unit: fc.constantFrom('周', '敏', 'z', 'h', 'm', '1', '2', ' '),
    minLength: 1,
    maxLength: 8,
  });
  fc.assert(
    fc.property(alphabet, alphabet, (text, typed) => {
      const searchables = [{ text, syllables: ['zhou', 'min'] }];
      const query = searchQueryOf(typed);
      if (!query?.exact) return;
      const index = searchIndexOf(searchables);
      expect(isFound(index, query)).toBe(index.keys.includes(query.keys[0] ?? ''));
    }),
  );
});

it('folds what is folded to itself', () => {
  fc.assert(fc.property(texts, (text) => foldForSearch(foldForSearch(text)) === foldForSearch(text)));
});

it('finds every text by the whole of it, and by any stretch of Han characters in it', () => {
  fc.assert(
    fc.property(texts, fc.nat(), fc.nat(), (text, a, b) => {
      if (searchQueryOf(text) !== undefined) expect(finds([plain(text)], text)).toBe(true);
      const han = Array.from(foldForSearch(text).replace(/[a-z0-9]/g, ''));
      const part = han.slice(a % (han.length + 1), (b % (han.length + 1)) + 1).join('');
      const whole = han.join('');
      if (searchQueryOf(part) !== undefined && foldForSearch(whole).includes(foldForSearch(part)))
        expect(finds([plain(whole)], part)).toBe(true);
    }),
  );
});
