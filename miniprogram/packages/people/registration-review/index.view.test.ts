import { instantOf } from '../../../../domain/kernel/time';
import { reasonProblem } from '../../../components/return-reason/reason';
import { personView, quickReasons, type Registration } from './index.view';

const registration = (changes: Partial<Registration> = {}): Registration => ({
  personId: 'p1',
  name: '周敏',
  personNumber: '430001',
  departmentName: '检验科',
  professionalTitle: 'attendingPhysician',
  specialty: 'laboratoryMedicine',
  state: 'pending',
  submittedAt: instantOf('2025-11-20', '09:30:00'),
  phoneMasked: '138****5621',
  nationalIdMasked: '0000**********1224',
  education: 'master',
  review: null,
  released: false,
  ...changes,
});
const returned = {
  decision: 'return' as const,
  reason: '科室不对',
  at: instantOf('2025-11-21', '08:00:00'),
  by: '李建华',
};

describe('a registration before its administrator', () => {
  it('is shown in words, and an empty card number stays empty', () => {
    const { facts } = personView(registration());
    expect(facts.map(({ value }) => value)).toEqual([
      '138****5621',
      '检验科',
      '主治医师',
      '医学检验',
      '硕士研究生',
      '',
    ]);
  });

  it('shows the decision that stands', () => {
    const { review } = personView(registration({ state: 'returned', review: returned }));
    expect(review).toMatchObject({ title: '已退回', line: '2025-11-21 08:00 · 李建华', reason: '科室不对' });
  });

  it('says when it was released, and nothing can become of it', () => {
    expect(personView(registration()).released).toBe('');
    expect(personView(registration({ state: 'returned', released: true })).released).toContain('已作废');
  });

  it('waits again once it was handed in after a return', () => {
    expect(personView(registration({ review: returned })).review).toBeNull();
  });

  it('can be returned with any of the quick reasons alone', () => {
    expect(quickReasons.map(reasonProblem)).toEqual(quickReasons.map(() => ''));
  });
});
