import {
  checkCardNumber,
  checkContactPhone,
  checkNationalId,
  checkPhone,
  maskCardNumber,
  maskName,
  maskNationalId,
  normaliseNationalId,
  typedPhone,
} from './person';

// A number made up for tests: place code, a birth date, a serial, and the check character that belongs to them.
const SOUND = '11010519491231002X';

describe('national ID (registration form, M13)', () => {
  it('accepts a sound number, its x in either case', () => {
    expect(checkNationalId(SOUND)).toBeUndefined();
    expect(checkNationalId(SOUND.toLowerCase())).toBeUndefined();
    const wide = SOUND.replace(/[0-9X]/g, (character) => String.fromCharCode(character.charCodeAt(0) + 0xfee0));
    expect([checkNationalId(wide), normaliseNationalId(wide)]).toEqual([undefined, SOUND]);
  });

  it.each([
    ['1101051949123100', 'nationalIdLength'],
    ['', 'nationalIdLength'],
    ['1101051949123100AX', 'nationalIdCharacters'],
    ['110105194913310029', 'nationalIdBirthDate'],
    ['110105189912310020', 'nationalIdBirthDate'],
    ['110105194912310021', 'nationalIdChecksum'],
  ])('says of %p why it is wrong', (text, problem) => {
    expect(checkNationalId(text)).toBe(problem);
  });

  it('refuses a birth date after today', () => {
    expect(checkNationalId(SOUND, '1949-12-30')).toBe('nationalIdBirthDate');
    expect(checkNationalId(SOUND, '1949-12-31')).toBeUndefined();
  });

  it('notices any two neighbouring characters that were swapped', () => {
    for (let index = 6; index < 16; index += 1) {
      const swapped = SOUND.slice(0, index) + SOUND.charAt(index + 1) + SOUND.charAt(index) + SOUND.slice(index + 2);
      if (swapped !== SOUND) expect(checkNationalId(swapped)).toBeDefined();
    }
  });
});

describe('the other fields', () => {
  it('takes mobile numbers, and for a contact landlines too (M5)', () => {
    expect(checkPhone('13812345621')).toBeUndefined();
    expect(checkPhone('12812345621')).toBe('phoneFormat');
    expect(checkPhone('0731-88881234')).toBe('phoneFormat');
    expect(checkContactPhone('0731-88881234')).toBeUndefined();
    expect(checkContactPhone('0731-88881234-801')).toBeUndefined();
    expect(checkContactPhone('none')).toBe('phoneFormat');
  });

  it('takes card numbers of digits and capitals', () => {
    expect(checkCardNumber('43010000000217')).toBeUndefined();
    expect(checkCardNumber('4301 0217')).toBe('cardNumberFormat');
  });
});

describe('what others may see of a person', () => {
  it.each([
    ['张伟', '张*'],
    ['李小龙', '李**'],
    ['欧阳静', '欧阳*'],
    ['欧阳', '欧*'],
    ['𠮷田', '𠮷*'],
    ['阿卜杜热合曼·买买提', '阿**'],
    ['欧阳无忌子', '欧阳**'],
    ['周', '*'],
    ['', ''],
  ])('shows %p as %p', (name, masked) => {
    expect(maskName(name)).toBe(masked);
  });

  it('keeps of numbers what their owner recognises', () => {
    expect(maskCardNumber('43010000000217')).toBe('430100****0217');
    expect(maskNationalId(SOUND)).toBe('110***********002X');
  });
});

describe('a phone that is typed into a search', () => {
  it.each([
    '13812345621',
    ' 138 1234 5621',
    '138-1234-5621',
    '+86 138 1234 5621',
    '008613812345621',
    '１３８１２３４５６２１',
  ])('is one number however it is written: %s', (typed) => {
    expect(typedPhone(typed)).toBe('13812345621');
  });

  it.each(['1381234562', '138123456211', '23812345621', '周13812345621', '86', ''])(
    'is none when it is not whole: %s',
    (typed) => {
      expect(typedPhone(typed)).toBeUndefined();
    },
  );
});
