import * as fc from 'fast-check';
import { isVerifiedPhone, maskPhone, phoneFrom, phoneKey } from './phone';

describe('a phone that WeChat vouches for', () => {
  it('of the mainland is and is compared by what it has always been', () => {
    const phone = phoneFrom({ countryCode: '86', number: '13812345621' });
    expect([phone, phoneKey(phone), maskPhone(phone)]).toEqual(['13812345621', '13812345621', '138****5621']);
    expect(isVerifiedPhone(phone)).toBe(true);
  });

  it.each([
    ['852', '91234567', '+852 91****67'],
    ['853', '66123456', '+853 66****56'],
    ['886', '912345678', '+886 91*****78'],
    ['1', '2025550123', '+1 20******23'],
    ['290', '22222', '+290 22*22'],
  ])('of +%s is one too, told from others by its country code', (countryCode, number, masked) => {
    const phone = phoneFrom({ countryCode, number });
    expect(isVerifiedPhone(phone)).toBe(true);
    expect([phoneKey(phone), maskPhone(phone)]).toEqual([`+${countryCode}${number}`, masked]);
  });

  it.each([
    '',
    '91234567',
    '12812345621',
    '+86-13812345621',
    '+852-',
    '+852-123',
    '+0852-91234567',
    '+852-123456789012345',
  ])('is not %p', (text) => expect(isVerifiedPhone(text)).toBe(false));

  it('is never shown whole, and never taken for another one', () => {
    const code = fc.constantFrom('86', '852', '853', '886', '1', '44', '81');
    const number = fc.stringMatching(/^[1-9]\d{6,10}$/);
    fc.assert(
      fc.property(code, number, code, number, (codeA, a, codeB, b) => {
        const [one, other] = [
          phoneFrom({ countryCode: codeA, number: a }),
          phoneFrom({ countryCode: codeB, number: b }),
        ];
        expect(maskPhone(one)).not.toContain(a);
        if (codeA === codeB) expect(phoneKey(one) === phoneKey(other)).toBe(a === b);
        expect(phoneKey(one).startsWith('+')).toBe(codeA !== '86');
      }),
    );
  });
});
