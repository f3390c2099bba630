import type { OutputOf } from '../../../../contract/index';
import { registrationView } from './index.view';

const mine = (changed: Partial<OutputOf<'registration.mine'>> = {}): OutputOf<'registration.mine'> => ({
  personId: 'u1',
  state: 'pending',
  name: '周敏',
  phoneMasked: '138****5621',
  nationalIdMasked: '430***********1224',
  institutionId: 'i1',
  institutionName: '长沙市XX医院',
  departmentId: 'd1',
  departmentName: '检验科',
  professionalTitle: 'attendingPhysician',
  specialty: 'laboratoryMedicine',
  education: 'master',
  submittedAt: Date.parse('2025-11-20T09:30:00+08:00'),
  review: null,
  ...changed,
});

describe('the state of a registration', () => {
  it('names the institution that has to act while it waits', () => {
    expect(registrationView(mine())).toMatchObject({
      tone: 'pend',
      headline: '等待单位审核',
      submitted: '2025-11-20 09:30',
    });
    expect(registrationView(mine()).lines[0]).toContain('长沙市XX医院');
  });

  it('tells that a scan made before registering was kept', () => {
    const { lines } = registrationView(mine(), { kept: 1, lapsed: false });
    expect(lines).toContain('您刚才的 1 次扫码已记上，审核通过后算数');
    expect(registrationView(mine()).lines).toHaveLength(1);
  });

  it('tells that such a scan has lapsed and must be made again', () => {
    const { lines } = registrationView(mine(), { kept: 0, lapsed: true });
    expect(lines).toContain('您刚才的扫码已超过 10 分钟，没有记上，请重新扫码');
  });

  it('shows why it was returned, by whom and when', () => {
    const review = {
      decision: 'return' as const,
      reason: '科室与本院名册不一致',
      at: Date.parse('2025-11-20T16:02:00+08:00'),
      by: '李建华',
    };
    expect(registrationView(mine({ state: 'returned', review }))).toMatchObject({
      tone: 'ret',
      returned: { reason: '科室与本院名册不一致', by: '李建华 · 11-20 16:02' },
      action: '修改并重新提交',
    });
  });

  it('offers nothing to change once approved', () => {
    expect(registrationView(mine({ state: 'approved' })).action).toBe('');
  });
});
