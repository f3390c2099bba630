import { instantOf } from '../../../../domain/kernel/time';
import type { OutputOf } from '../../../../contract/index';
import { emptyWords, kindTabs, personCard, rebindingCard, stateTabs } from './index.view';

type PersonRow = OutputOf<'registration.list'>['rows'][number];

const row = (changes: Partial<PersonRow> = {}): PersonRow => ({
  personId: 'p1',
  name: '周敏',
  personNumber: '430001',
  departmentName: '检验科',
  professionalTitle: 'attendingPhysician',
  specialty: 'laboratoryMedicine',
  state: 'pending',
  submittedAt: instantOf('2025-11-20', '09:30:00'),
  ...changes,
});

describe('the list of people', () => {
  it('counts every state on its tab', () => {
    expect(stateTabs({ pending: 12, approved: 3, returned: 0 }).map(({ label, count }) => `${label} ${count}`)).toEqual(
      ['待审核 12', '已通过 3', '已退回 0'],
    );
  });

  it('names no count before there is an answer', () => {
    expect(stateTabs(null).map(({ count }) => count)).toEqual([null, null, null]);
  });

  it('says of each who they are and when they handed in', () => {
    expect(personCard(row())).toMatchObject({
      initial: '周',
      line: '检验科 · 主治医师',
      submitted: '2025-11-20 09:30 提交',
    });
  });

  it('takes a whole character into the circle, also a rare one', () => {
    expect(personCard(row({ name: '𠮷田' })).initial).toBe('𠮷');
  });

  it('tells a state without people from a search without matches', () => {
    expect(emptyWords({ kind: 'registration', state: 'pending', search: '' }).title).toBe('没有等待审核的学员');
    expect(emptyWords({ kind: 'rebinding', state: 'pending', search: '' }).title).toBe('没有等待审核的换绑申请');
    expect(emptyWords({ kind: 'rebinding', state: 'approved', search: '张' }).text).toBe('已通过的人里没有「张」');
  });
});

describe('the requests for a rebinding', () => {
  it('stand beside the registrations, each with how many wait', () => {
    const none = { pending: 0, approved: 0, returned: 0 };
    const both = { registration: { ...none, pending: 12 }, rebinding: { ...none, pending: 1 } };
    expect(kindTabs(both).map(({ label, count }) => `${label} ${count}`)).toEqual(['学员注册 12', '换绑申请 1']);
    expect(kindTabs({ registration: null, rebinding: null }).map(({ count }) => count)).toEqual([null, null]);
  });

  it('say of each whether the phone is another, which is looked at first', () => {
    const request = {
      rebindingId: 'r1',
      name: '周敏',
      departmentName: '检验科',
      state: 'pending' as const,
      submittedAt: instantOf('2025-11-20', '09:30:00'),
      samePhone: false,
    };
    expect(rebindingCard(request)).toMatchObject({
      id: 'r1',
      initial: '周',
      line: '检验科 · 换了手机号',
      submitted: '2025-11-20 09:30 申请',
    });
    expect(rebindingCard({ ...request, samePhone: true }).line).toBe('检验科 · 手机号没有变');
  });
});
