import { instantOf } from '../../../../domain/kernel/time';
import type { OutputOf } from '../../../../contract/index';
import { noFilters } from '../shared/people-filters';
import {
  confirmWords,
  correctionCard,
  emptyWords,
  kindTabs,
  listLine,
  notCounted,
  personCard,
  rebindingCard,
  stateTabs,
} from './index.view';

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
  roster: null,
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

  it('says of each who they are, and their number', () => {
    expect(personCard(row())).toMatchObject({
      initial: '周',
      line: '检验科 · 主治医师',
      note: '430001',
    });
  });

  it('takes a whole character into the circle, also a rare one', () => {
    expect(personCard(row({ name: '𠮷田' })).initial).toBe('𠮷');
  });

  it('tells nobody at all from nobody who passes the filters and nobody of this name', () => {
    const all = { kind: 'registration' as const, state: 'pending' as const, filters: noFilters, search: '' };
    expect(emptyWords(all).title).toBe('还没有学员');
    expect(emptyWords({ ...all, filters: { ...noFilters, states: ['pending'] } }).title).toBe('没有符合筛选的人');
    expect(emptyWords({ ...all, search: '张' }).title).toBe('没有找到');
    expect(emptyWords({ ...all, kind: 'rebinding' }).title).toBe('没有等待审核的换绑申请');
    expect(emptyWords({ ...all, kind: 'rebinding', state: 'approved', search: '张' }).text).toBe(
      '已通过的申请里没有「张」',
    );
  });

  it('says whom it shows, and how many where that is known', () => {
    const departments = [{ code: 'd1', label: '检验科' }];
    const filters = { ...noFilters, departmentIds: ['d1'] };
    expect(listLine({ filters, departments, total: 4 })).toBe('检验科 · 共 4 人');
    expect(listLine({ filters: noFilters, departments, total: null })).toBe('');
    expect([confirmWords(0), confirmWords(null)]).toEqual(['看 0 人', '查看结果']);
  });
});

describe('the requests for a rebinding', () => {
  it('stand beside the people, with how many wait', () => {
    const counts = { pending: 1, approved: 0, returned: 0 };
    const requests = { correction: { ...counts, pending: 2 }, rebinding: counts };
    const shown = kindTabs(requests).map(({ label, count }) => `${label} ${count ?? ''}`);
    expect(shown).toEqual(['学员 ', '更正 2', '换绑 1']);
    expect(kindTabs(notCounted()).map(({ count }) => count)).toEqual([null, null, null]);
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
      note: '2025-11-20 09:30 申请',
    });
    expect(rebindingCard({ ...request, samePhone: true }).line).toBe('检验科 · 手机号没有变');
  });
});

it('says of a correction what it is about', () => {
  const request = {
    correctionId: 'c1',
    name: '周敏',
    departmentName: '检验科',
    facts: ['department' as const, 'professionalTitle' as const],
    state: 'pending' as const,
    submittedAt: instantOf('2025-12-02', '16:20:00'),
  };
  expect(correctionCard(request)).toMatchObject({
    id: 'c1',
    line: '检验科 · 更正科室、职称',
    note: '2025-12-02 16:20 申请',
  });
  const none = { kind: 'correction' as const, filters: noFilters, search: '' };
  expect(emptyWords({ ...none, state: 'pending' }).title).toBe('没有等待确认的更正申请');
});
