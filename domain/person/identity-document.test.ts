import {
  lacksIssuer,
  passportParts,
  withoutIssuer,
  checkDocumentNumber,
  digestParts,
  documentOf,
  documentsTyped,
  foldDocumentNumber,
  maskDocument,
  type IdentityDocument,
} from './identity-document';

const RESIDENT = '11010519491231002X';
const PERMIT = '810000199408230021';
const FOREIGNER = '911124198108030024';
const TODAY = '2025-11-20';
const check = (kind: IdentityDocument, text: string) => checkDocumentNumber(kind, text, TODAY);

describe('a document number', () => {
  it.each<[IdentityDocument, string]>([
    ['residentCard', RESIDENT],
    ['residentCard', '11010519491231002x'],
    ['residentCard', PERMIT],
    ['residencePermit', PERMIT],
    ['hkMacaoPermit', 'H12345678'],
    ['hkMacaoPermit', 'm1234567801'],
    ['hkMacaoPermit', 'H12345678（01）'],
    ['taiwanPermit', '12345678'],
    ['taiwanPermit', '1234567801'],
    ['taiwanPermit', '1234567801（B）'],
    ['foreignerCard', FOREIGNER],
    ['foreignerCard', 'CAN110178060401'],
    ['foreignerCard', 'can 1101 780229 01'.replace('780229', '800229')],
    ['passport', 'E12345678'],
    ['passport', 'us：E-12345678'],
    ['passport', 'ＡＢ １２３４５'],
  ])('of the kind %s is sound as %s', (kind, text) => {
    expect(check(kind, text)).toBeUndefined();
  });

  it.each<[IdentityDocument, string, string]>([
    ['residentCard', 'H12345678', 'nationalIdLength'],
    ['residentCard', '110105194912310021', 'nationalIdChecksum'],
    ['residencePermit', RESIDENT, 'residencePermitFormat'],
    ['residencePermit', '810000199408230028', 'nationalIdChecksum'],
    ['hkMacaoPermit', 'C12345678', 'hkMacaoPermitFormat'],
    ['hkMacaoPermit', 'H1234567', 'hkMacaoPermitFormat'],
    ['hkMacaoPermit', 'H123456780', 'hkMacaoPermitFormat'],
    ['taiwanPermit', '1234567', 'taiwanPermitFormat'],
    ['taiwanPermit', 'A12345678', 'taiwanPermitFormat'],
    ['foreignerCard', RESIDENT, 'foreignerCardFormat'],
    ['foreignerCard', '911124198108030025', 'nationalIdChecksum'],
    ['foreignerCard', 'CAN110178130401', 'foreignerCardFormat'],
    ['foreignerCard', 'CA1110178060401', 'foreignerCardFormat'],
    ['passport', 'ABCDEFGH', 'passportFormat'],
    ['passport', '00000000', 'passportFormat'],
    ['passport', '1234', 'passportFormat'],
    ['passport', 'ZZ:E12345678', 'passportIssuer'],
    ['passport', 'US:1234', 'passportFormat'],
    ['passport', 'E1234567890123456', ''],
    ['passport', 'E12345678901234567', 'passportFormat'],
  ])('of the kind %s is not %s', (kind, text, problem) => {
    expect(check(kind, text) ?? '').toBe(problem);
  });

  it('refuses a birth date after today in every GB number', () => {
    expect(checkDocumentNumber('residencePermit', PERMIT, '1994-08-22')).toBe('nationalIdBirthDate');
    expect(checkDocumentNumber('residencePermit', PERMIT, '1994-08-23')).toBeUndefined();
  });

  it('stays that of its person when a permit is renewed', () => {
    expect(foldDocumentNumber('hkMacaoPermit', 'H1234567802')).toBe('H12345678');
    expect(foldDocumentNumber('taiwanPermit', '1234567803(A)')).toBe('12345678');
  });

  it('says by itself which GB document it stands on', () => {
    expect(documentOf('residentCard', PERMIT).documentKind).toBe('residencePermit');
    expect(documentOf('residentCard', FOREIGNER).documentKind).toBe('foreignerCard');
    expect(documentOf('residentCard', RESIDENT).documentKind).toBe('residentCard');
  });

  it('has the digest of before for GB numbers, and one apart by kind for the others', () => {
    expect(digestParts(documentOf('residencePermit', PERMIT))).toEqual([PERMIT]);
    expect(digestParts(documentOf('foreignerCard', FOREIGNER))).toEqual([FOREIGNER]);
    expect(digestParts(documentOf('foreignerCard', 'can110178060401'))).toEqual(['foreignerCard', 'CAN110178060401']);
    expect(digestParts(documentOf('passport', '12345678'))).not.toEqual(
      digestParts(documentOf('taiwanPermit', '12345678')),
    );
  });

  it('is found by whoever types it whole, whatever its kind', () => {
    expect(documentsTyped('１２３４５６７８').map(({ documentKind }) => documentKind)).toEqual([
      'taiwanPermit',
      'passport',
    ]);
    expect(documentsTyped('H12345678').map(({ documentKind }) => documentKind)).toEqual(['hkMacaoPermit', 'passport']);
    // Once, though two kinds could be chosen for it.
    expect(documentsTyped(PERMIT)).toEqual([{ documentKind: 'residencePermit', nationalId: PERMIT }]);
    expect(documentsTyped('王磊')).toEqual([]);
  });

  it('hides most of itself', () => {
    expect(maskDocument(documentOf('residentCard', RESIDENT))).toBe('110***********002X');
    expect(maskDocument(documentOf('hkMacaoPermit', 'H12345678'))).toBe('H*****678');
    expect(maskDocument(documentOf('taiwanPermit', '12345678'))).toBe('1****678');
    expect(maskDocument(documentOf('passport', 'AB123'))).toBe('A**23');
    expect(maskDocument(documentOf('passport', 'us:ab123'))).toBe('US A**23');
    expect(maskDocument(documentOf('foreignerCard', 'CAN110178060401'))).toBe('CAN********0401');
  });
});

describe('a passport', () => {
  it('is that of its issuer, and is found by its number alone', () => {
    const passport = documentOf('passport', 'us: E1234567');
    expect(passport.nationalId).toBe('US:E1234567');
    expect(passportParts(passport.nationalId)).toEqual({ issuer: 'US', number: 'E1234567' });
    expect(digestParts(passport)).not.toEqual(digestParts(documentOf('passport', 'GB:E1234567')));
    expect(withoutIssuer(passport)).toEqual(documentOf('passport', 'E1234567'));
    expect([lacksIssuer(passport), lacksIssuer(withoutIssuer(passport))]).toEqual([false, true]);
    expect(lacksIssuer(documentOf('residentCard', RESIDENT))).toBe(false);
  });
});
