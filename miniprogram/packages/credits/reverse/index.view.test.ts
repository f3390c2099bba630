import type { OutputOf } from '../../../../contract';
import { reverseView, tipOf, type ReverseForm } from './index.view';

const basis: OutputOf<'reversal.basis'> = {
  roundId: 'r',
  projectNumber: '2025-11-02-018 (省)',
  title: '培训班',
  activityDate: '2025-11-30',
  roundState: 'effective',
  role: 'trainee',
  grantedAt: 0,
  grantedBy: '李建华',
  entry: {
    entryId: 'e',
    personId: 'p',
    name: '王建国',
    personNumber: '430100152',
    institutionName: '长沙市XX医院',
    departmentName: '呼吸内科',
  },
  people: 1,
  creditHundredths: 300,
  colleagues: ['王芳'],
  open: null,
  reversed: false,
};
const form: ReverseForm = { reasonCode: 'byAnother', note: '签到由同事代扫', confirmer: 'colleague' };

describe('发起撤销', () => {
  it('says whose credits would go, and who could confirm it', () => {
    expect(reverseView(basis)).toMatchObject({ who: '王建国', amount: '3.00', colleagues: '王芳', obstacle: '' });
    expect(reverseView({ ...basis, entry: null, people: 159, creditHundredths: 47_700 })).toMatchObject({
      who: '整轮 159 人',
      amount: '477.00',
    });
  });

  it('asks for a reason and for somebody who can confirm', () => {
    const tip = (more: Partial<ReverseForm>, of = basis) => tipOf(reverseView(of), { ...form, ...more });
    expect(tip({})).toBe('');
    expect(tip({ reasonCode: '' })).toBe('请选择撤销原因');
    expect(tip({ note: '错' })).toMatch('至少 4 个字');
    expect(tip({}, { ...basis, colleagues: [] })).toMatch('由中心确认');
    expect(tip({ confirmer: 'centre' }, { ...basis, colleagues: [] })).toBe('');
    expect(tip({}, { ...basis, open: 'v1' })).toBe('已经有一份撤销待确认');
    expect(tip({}, { ...basis, reversed: true })).toBe('已经撤销，不用再撤');
  });
});
