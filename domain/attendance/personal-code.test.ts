import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { pairingCodeIn } from './display';
import { isPersonalCode, PERSONAL_CODE_MS, personalCodeFor, readPersonalCode } from './personal-code';
import { tokenFromScan } from './token';

const macWith = (key: string) => (body: string) => createHmac('sha256', key).update(body).digest();
const mac = macWith('right');
const AT = Date.UTC(2025, 10, 29, 1);

describe('the personal code', () => {
  it('names every person number until two minutes are over', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^\d{10}$/), fc.nat(PERSONAL_CODE_MS - 1), (personNumber, age) => {
        const code = personalCodeFor({ personNumber, at: AT }, mac);
        expect(isPersonalCode(code)).toBe(true);
        expect(readPersonalCode(code, AT + age, mac)).toEqual({ kind: 'genuine', personNumber });
      }),
    );
    const code = personalCodeFor({ personNumber: '6132144532', at: AT }, mac);
    expect(readPersonalCode(code, AT + PERSONAL_CODE_MS, mac)).toEqual({ kind: 'expired' });
    expect(readPersonalCode(code, AT - 2001, mac)).toEqual({ kind: 'expired' });
  });

  it('is nobody’s when one character differs, or under another key', () => {
    const code = personalCodeFor({ personNumber: '6132144532', at: AT }, mac);
    expect(readPersonalCode(code, AT, macWith('wrong'))).toEqual({ kind: 'invalid' });
    fc.assert(
      fc.property(
        fc.integer({ min: 4, max: code.length - 1 }),
        fc.constantFrom(...'0123456789ABCDEF'),
        (index, other) => {
          fc.pre(code[index] !== other);
          expect(readPersonalCode(code.slice(0, index) + other + code.slice(index + 1), AT, mac)).toEqual({
            kind: 'invalid',
          });
        },
      ),
    );
  });

  it('is taken for no other code, and no other code for it', () => {
    const code = personalCodeFor({ personNumber: '0000000001', at: AT }, mac);
    expect(tokenFromScan(code)).toBeUndefined();
    expect(pairingCodeIn(code)).toBeUndefined();
    expect(isPersonalCode('0000000000000000000000000000AA')).toBe(false);
    expect(isPersonalCode('JJTD0123456789ABCDEF')).toBe(false);
  });
});
