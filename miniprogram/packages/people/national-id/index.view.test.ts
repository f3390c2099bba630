import type { OutputOf } from '../../../../contract/index';
import { correctedPerson, differenceWords, openTip, type Typed } from './index.view';

const TODAY = '2025-11-20';
const CURRENT = '11010519491231002X';
const OTHER = '110105194912310038';
const typed = (changes: Partial<Typed> = {}): Typed => ({
  current: CURRENT,
  nationalId: OTHER,
  documentKind: 'residentCard',
  issuer: '',
  reason: '与身份证原件核对',
  ...changes,
});

describe('correcting a national ID', () => {
  it('asks for both numbers and a reason, one after the other', () => {
    expect(openTip(typed({ current: '' }), TODAY)).toBe('请先显示现在的号码');
    expect(openTip(typed({ nationalId: '' }), TODAY)).toBe('请填写正确的号码');
    expect(openTip(typed({ nationalId: '1101' }), TODAY)).toBe('请核对正确的号码');
    expect(openTip(typed({ nationalId: CURRENT.toLowerCase() }), TODAY)).toBe('两个号码一样，不用更正');
    expect(openTip(typed({ reason: '错' }), TODAY)).toContain('至少 4 个字');
    expect(openTip(typed(), TODAY)).toBe('');
  });

  it('takes the number of another kind, and the same digits on another kind are not the same number', () => {
    expect(openTip(typed({ nationalId: 'H12345678', documentKind: 'hkMacaoPermit' }), TODAY)).toBe('');
    const twice = typed({ current: '12345678', nationalId: '12345678', documentKind: 'taiwanPermit' });
    expect(openTip(twice, TODAY, 'taiwanPermit')).toBe('两个号码一样，不用更正');
    expect(openTip(twice, TODAY, 'passport')).toBe('');
  });

  it('says where the two numbers differ', () => {
    expect(differenceWords(typed())).toBe('和现在的号码有 2 位不同：第 17、18 位');
    expect(differenceWords(typed({ nationalId: CURRENT }))).toBe('和现在的号码一样');
    expect(differenceWords(typed({ nationalId: '1101' }))).toBe('');
    expect(differenceWords(typed({ current: '' }))).toBe('');
  });

  it('shows all that is the person’s, and who cannot do it', () => {
    const registration: OutputOf<'registration.get'> = {
      ...{ personId: 'p1', name: '周敏', personNumber: '4300', departmentName: '检验科', state: 'pending' },
      ...{ professionalTitle: 'attendingPhysician', specialty: 'laboratoryMedicine', education: 'master' },
      ...{ submittedAt: 1, phoneMasked: '138****5621', nationalIdMasked: '110***********002X', review: null },
      ...{ released: false, phonePassed: false, earlier: [], roster: null, own: false, ledgerEntries: 2 },
      attendance: { records: 0, meetings: [] },
      claims: { here: [], elsewhere: false, held: null, mark: '' },
      ...{ departmentId: 'd1', factsSeen: '', cardNumberClaims: { here: [], elsewhere: false, held: false } },
    };
    const view = (changes: object = {}) => correctedPerson({ ...registration, ...changes });
    expect(view()).toMatchObject({ name: '周敏', ledger: '学分台账 2 条', obstacle: '' });
    expect(view({ own: true }).obstacle).toContain('其他管理员');
    expect(view({ released: true }).obstacle).toContain('作废');
  });
});

describe('a passport', () => {
  it('is another one where its issuer is, and is asked for it', () => {
    const passport = { current: 'US:E1234567', nationalId: 'E1234567', documentKind: 'passport' } as const;
    expect(openTip(typed(passport), TODAY, 'passport')).toBe('请选择签发国家或地区');
    expect(openTip(typed({ ...passport, issuer: 'US' }), TODAY, 'passport')).toBe('两个号码一样，不用更正');
    expect(openTip(typed({ ...passport, issuer: 'GB' }), TODAY, 'passport')).toBe('');
    expect(differenceWords(typed(passport))).toBe('和现在的号码一样');
  });
});
