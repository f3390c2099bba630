import { checkName, foldName, isSameName, nameLength } from './name';

describe('a name in its one spelling (rules: "Names")', () => {
  it.each([
    ['  周敏 ', '周敏'],
    ['周\u034f敏', '周敏'],
    ['\u200b周\u200d敏\ufeff', '周敏'],
    ['周\u202e敏', '周敏'],
    ['阿依古丽•买买提', '阿依古丽·买买提'],
    ['阿依古丽・买买提', '阿依古丽·买买提'],
    ['阿依古丽．买买提', '阿依古丽·买买提'],
    ['阿依古丽.买买提', '阿依古丽·买买提'],
    ['阿依古丽 · 买买提', '阿依古丽·买买提'],
    ['阿依古丽··买买提·', '阿依古丽·买买提'],
    ['Ｌｉ　　Ｍｉｎｇ', 'Li Ming'],
    ['Zoe\u0308', 'Zoë'],
    ['Zoe\u034f\u0308', 'Zoë'],
    ['葛\u{e0100}城', '葛城'],
    ['ㅤㅤ', ''],
    ['····', ''],
  ])('%j becomes %j', (typed, folded) => {
    expect(foldName(typed)).toBe(folded);
  });

  it('is one name however it was typed, and two where a letter differs', () => {
    expect(isSameName('LI Ming', 'li  ming')).toBe(true);
    expect(isSameName('李 明', '李明')).toBe(true);
    expect(isSameName('阿依古丽•买买提', '阿依古丽·买买提')).toBe(true);
    expect(isSameName('李明', '李鸣')).toBe(false);
    // Without the dot these are other parts.
    expect(isSameName('阿依古丽·买买提', '阿依古丽买买提')).toBe(false);
  });
});

describe('a name that is accepted', () => {
  it.each([
    '周敏',
    '𠮷田',
    '赵〇',
    '欧阳静怡',
    '阿卜杜拉·热合曼',
    '阿依古丽•买买提',
    'Nguyễn Văn An',
    'Zoë Martin',
    'བསྟན་འཛིན'.replaceAll('་', ' '),
    'สมชาย ใจดี',
    'محمد علي',
    '김민준',
    '周\u200b敏',
    'Ｌｉ　Ｍｉｎｇ',
    '敏'.repeat(50),
    '𠮷'.repeat(50),
  ])('is %j', (name) => {
    expect(checkName(name)).toBeUndefined();
  });

  it('is counted as it is seen', () => {
    expect(['𠮷田', 'Zoë', 'Zoe\u0308', '周\u200b敏', 'a·b'].map(nameLength)).toEqual([2, 3, 3, 2, 3]);
  });
});

describe('a name that is refused', () => {
  it.each([
    ['nothing to see', 'ㅤㅤ', 'nameLength'],
    ['zero-width characters alone', '\u200b\u200b', 'nameLength'],
    ['dots alone', '····', 'nameLength'],
    ['one character', '周', 'nameLength'],
    ['one letter with a mark', 'e\u0302', 'nameLength'],
    ['51 characters', '敏'.repeat(51), 'nameLength'],
    ['braille blanks', '⠀⠀', 'nameCharacters'],
    ['marks without a letter', '\u0301\u0301', 'nameCharacters'],
    ['a mark at the beginning', '\u0301周敏', 'nameCharacters'],
    ['a mark behind a dot', '周·\u0301敏', 'nameCharacters'],
    ['a tower of marks', `周${'\u0301'.repeat(7)}敏`, 'nameCharacters'],
    ['a ring around a letter', '周\u20dd敏', 'nameCharacters'],
    ['a line separator', '周\u2028敏', 'nameCharacters'],
    ['a line break', '周\n敏', 'nameCharacters'],
    ['a code point that is none yet', '周\u{2fffe}敏', 'nameCharacters'],
    ['half a character', '周\ud842敏', 'nameCharacters'],
    ['punctuation', '!!', 'nameCharacters'],
    ['a formula', '=CMD()', 'nameCharacters'],
    ['digits', '周敏1', 'nameCharacters'],
    ['digits in full width', '周敏１', 'nameCharacters'],
    ['an emoji', '周敏😀', 'nameCharacters'],
    ['a flag', '周敏🇨🇳', 'nameCharacters'],
    ['a sign that is drawn as a picture', '周❤\ufe0f敏', 'nameCharacters'],
    ['a character that one keyboard made up', '周\ue123敏', 'namePrivateUse'],
    ['one of the far planes', '周\u{f0001}敏', 'namePrivateUse'],
  ])('has %s', (_what, name, problem) => {
    expect(checkName(name)).toBe(problem);
  });

  it('has on a phone no character that is merely newer than the phone', () => {
    const unknown = '周\u{323b0}敏';
    expect([checkName(unknown), checkName(unknown, { newerLetters: true })].at(-1)).toBeUndefined();
    expect(checkName('周!敏', { newerLetters: true })).toBe('nameCharacters');
  });
});
