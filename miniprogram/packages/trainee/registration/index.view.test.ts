import type { OutputOf } from '../../../../contract/index';
import { rebindingView, registrationView } from './index.view';

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
  personNumber: '0001',
  phonePassed: false,
  correction: null,
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
    const { lines } = registrationView(mine(), { scans: { kept: 1, lapsed: false } });
    expect(lines).toContain('您刚才的 1 次扫码已记上，审核通过后算数');
    expect(registrationView(mine()).lines).toHaveLength(1);
  });

  it('tells that such a scan has lapsed and must be made again', () => {
    const { lines } = registrationView(mine(), { scans: { kept: 0, lapsed: true } });
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

  it('leads to the facts and their correction once approved', () => {
    expect(registrationView(mine({ state: 'approved' })).action).toBe('我的资料');
  });
});

describe('a request for the registration that a person had in another WeChat', () => {
  const submittedAt = Date.parse('2025-11-28T09:30:00+08:00');

  it('waits for the institution, and tells nothing of what is on record', () => {
    const view = rebindingView({ state: 'pending', submittedAt, reason: '', checkCode: '042917' });
    expect(view).toMatchObject({ tone: 'pend', submitted: '2025-11-28 09:30', facts: [], action: '' });
    expect(view.checkCode).toBe('042 917');
    expect(view.way?.meanwhile).toContain('管理员');
  });

  it('that was returned says why, and may be made again', () => {
    const view = rebindingView({ state: 'returned', submittedAt, reason: '请到人事科核对身份', checkCode: '' });
    expect(view).toMatchObject({
      tone: 'ret',
      ...{ way: null, checkCode: '' },
      returned: { reason: '请到人事科核对身份' },
      action: '重新申请换绑',
    });
  });

  it('is told to whoever has the registration now', () => {
    const view = registrationView(mine({ state: 'approved' }), { rebindingAskedAt: submittedAt });
    expect(view.warning).toContain('11-28 09:30 有另一个微信申请换绑');
    expect(registrationView(mine({ state: 'approved' })).warning).toBe('');
  });
});
