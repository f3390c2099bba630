import { instantOf } from '../../../../domain/time';
import { emptyWords, personCard, stateTabs, type PersonRow } from './index.view';

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

  it('says of each who he is and when he handed in', () => {
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
    expect(emptyWords('pending', '').title).toBe('没有等待审核的学员');
    expect(emptyWords('approved', '张').text).toBe('已通过的人里没有「张」');
  });
});
