import { documentFact, documentInput, nationalIdProblem } from '../../../services/national-id-words';
import { emptyIdentity, identityProblems, openFieldsTip, phoneInput } from './identity';

const TODAY = '2025-11-28';
/** The example number of GB 11643. */
const SOUND_ID = '11010519491231002X';

describe('a national ID while it is typed', () => {
  it('says how many characters are missing or too many', () => {
    expect(nationalIdProblem('1101051949123100', TODAY)).toBe('还差 2 位，应为 18 位');
    expect(nationalIdProblem(`${SOUND_ID}1`, TODAY)).toBe('多了 1 位，应为 18 位');
  });

  it('tells a wrong birth date from a wrong last character', () => {
    expect(nationalIdProblem('110105194913310021', TODAY)).toContain('出生日期');
    expect(nationalIdProblem('110105194912310021', TODAY)).toContain('最后一位');
  });

  it('accepts a lower-case x', () => {
    expect(nationalIdProblem(SOUND_ID.toLowerCase(), TODAY)).toBeUndefined();
  });
});

describe('the number of another document', () => {
  it('is judged as its kind has it, and says what it should look like', () => {
    expect(nationalIdProblem('H12345678', TODAY, 'hkMacaoPermit')).toBeUndefined();
    expect(nationalIdProblem('C12345678', TODAY, 'hkMacaoPermit')).toBe('应为 H 或 M 加 8 位数字');
    expect(nationalIdProblem(SOUND_ID, TODAY, 'residencePermit')).toBe('应以 81、82 或 83 开头');
    expect(nationalIdProblem('1234', TODAY, 'passport')).toBe('应为 5–17 位字母和数字');
  });

  it('is shown with its kind, the resident’s card by its usual name', () => {
    expect(documentFact('110***********002X', undefined)).toMatchObject({ label: '身份证号', kind: '' });
    expect(documentFact('H*****678', 'hkMacaoPermit')).toMatchObject({
      label: '证件号码',
      value: 'H*****678 港澳居民来往内地通行证',
    });
  });

  it('goes to a call in its one spelling, with its kind where that is not the usual one', () => {
    expect(documentInput({ documentKind: 'residentCard', issuer: '', nationalId: SOUND_ID.toLowerCase() })).toEqual({
      nationalId: SOUND_ID,
    });
    expect(documentInput({ documentKind: 'taiwanPermit', issuer: 'US', nationalId: '1234567801（B）' })).toEqual({
      nationalId: '12345678',
      documentKind: 'taiwanPermit',
    });
    expect(documentInput({ documentKind: 'passport', issuer: 'US', nationalId: 'e 1234567' })).toEqual({
      nationalId: 'US:E1234567',
      documentKind: 'passport',
    });
    expect(documentFact('US E****567', 'passport').value).toBe('E****567 美国护照');
    expect(documentFact('E****567', 'passport').value).toBe('E****567 护照');
  });
});

describe('an identity', () => {
  const empty = { ...emptyIdentity, name: ' ' };

  it('is asked for in full from somebody new', () => {
    expect(identityProblems(empty, null, TODAY)).toEqual({
      name: '请填写真实姓名',
      phone: '请点击按钮授权手机号',
      nationalId: '请填写证件号码',
      consent: '请阅读并勾选同意',
    });
  });

  it('may leave out phone and national ID when they are on record', () => {
    const onRecord = {
      phoneMasked: '138****5621',
      nationalIdMasked: '110***********002X',
      documentKind: 'residentCard' as const,
    };
    const kept = { ...empty, name: '周敏', consent: true };
    expect(identityProblems(kept, onRecord, TODAY)).toEqual({});
    // Another kind has another number.
    expect(identityProblems({ ...kept, documentKind: 'passport' }, onRecord, TODAY).nationalId).toBe('请填写证件号码');
  });

  it('takes a number and a code by SMS for the button, once both are whole', () => {
    const problemOf = (sms: { phone: string; code: string } | null) =>
      identityProblems({ ...empty, sms }, null, TODAY).phone;
    expect(problemOf({ phone: '', code: '' })).toContain('6 位数字');
    const whole = { phone: '13800005632', code: '123456' };
    expect(problemOf(whole)).toBeUndefined();
    expect(phoneInput({ phoneCode: '', sms: whole })).toEqual(whole);
    expect(phoneInput({ phoneCode: 'code', sms: null })).toBe('code');
    expect(phoneInput({ phoneCode: '', sms: null })).toBeUndefined();
  });

  it('takes a name that the call takes', () => {
    const problemOf = (name: string) => identityProblems({ ...empty, name }, null, TODAY).name;
    expect(problemOf('欧阳静')).toBeUndefined();
    expect(problemOf('长'.repeat(50))).toBeUndefined();
    expect(problemOf('长'.repeat(51))).toBe('姓名最多 50 个字，多了 1 个');
    expect(problemOf('张3')).toContain('不能有数字');
    expect(problemOf('周\ue123敏')).toContain('手写或笔画');
  });
});

it('names three open fields at most', () => {
  expect(openFieldsTip([])).toBe('');
  expect(openFieldsTip(['证件号码', '手机号'])).toBe('还有 2 项要处理：证件号码、手机号');
  expect(openFieldsTip(['一', '二', '三', '四'])).toBe('还有 4 项要处理：一、二、三 等');
});
