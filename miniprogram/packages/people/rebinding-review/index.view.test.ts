import { instantOf } from '../../../../domain/kernel/time';
import { reasonProblem } from '../../../components/return-reason/reason';
import { quickReasons, rebindingView, withCheckCode, type Rebinding } from './index.view';

const rebinding = (changes: Partial<Rebinding> = {}): Rebinding => ({
  rebindingId: 'r1',
  personId: 'p1',
  name: '周敏',
  personNumber: '0000430001',
  departmentName: '检验科',
  professionalTitle: 'attendingPhysician',
  nationalIdMasked: '000***********1224',
  state: 'pending',
  submittedAt: instantOf('2025-11-28', '09:30:00'),
  samePhone: false,
  oldPhoneMasked: '138****5621',
  newPhoneMasked: '139****0002',
  obstacle: null,
  administers: false,
  review: null,
  ...changes,
});

describe('a request for a rebinding before its administrator', () => {
  it('shows what is on record beside what is asked for', () => {
    expect(rebindingView(rebinding()).changes).toEqual([
      { label: '微信', before: '注册时的微信', after: '申请用的微信', changed: true },
      { label: '手机号', before: '138****5621', after: '139****0002', changed: true },
    ]);
    const same = rebindingView(rebinding({ samePhone: true, newPhoneMasked: '138****5621' })).changes[1];
    expect(same?.changed).toBe(false);
  });

  it('says what stands against an approval', () => {
    expect(rebindingView(rebinding()).obstacle).toBe('');
    expect(rebindingView(rebinding({ obstacle: 'wechatTaken' })).obstacle).toContain('另一位学员');
    expect(rebindingView(rebinding({ obstacle: 'phoneTaken' })).obstacle).toContain('手机号');
  });

  it('can be approved once six digits are typed, in whatever groups, and nothing stands against it', () => {
    const typed = (text: string, changes: Partial<Rebinding> = {}) =>
      withCheckCode(rebindingView(rebinding(changes)), text);
    expect(rebindingView(rebinding()).approvable).toBe(false);
    expect(typed('04291')).toMatchObject({ checkCode: '04291', approvable: false });
    expect(typed('042 917')).toMatchObject({ checkCode: '042917', approvable: true });
    expect(typed('　０４２ ９１７\u200b')).toMatchObject({
      checkCode: '042917',
      checkCodeProblem: '',
      approvable: true,
    });
    expect(typed('0429178')).toMatchObject({ checkCodeProblem: '核对码是 6 位数字，多了 1 位', approvable: false });
    expect(typed('042917', { obstacle: 'phoneTaken' }).approvable).toBe(false);
  });

  it('says that a sign-in of the old WeChat remains, when there is one', () => {
    expect(rebindingView(rebinding()).remains).toBe('');
    expect(rebindingView(rebinding({ administers: true })).remains).toContain('账号');
  });

  it('shows the decision that stands', () => {
    const review = {
      decision: 'return' as const,
      reason: '请到人事科',
      at: instantOf('2025-11-28', '10:00:00'),
      by: '李建华',
    };
    expect(rebindingView(rebinding({ state: 'returned', review })).review).toEqual({
      tone: 'ret',
      icon: 'rollback',
      title: '已退回',
      line: '2025-11-28 10:00 · 李建华',
      reason: '请到人事科',
    });
  });

  it('can be returned with any of the quick reasons alone', () => {
    expect(quickReasons.map(reasonProblem)).toEqual(quickReasons.map(() => ''));
  });
});
