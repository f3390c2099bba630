import { instantOf } from '../../../domain/kernel/time';
import { eventRow } from './events';

const event = {
  eventId: 'e1',
  at: instantOf('2025-11-24', '10:02:00'),
  kind: 'resubmitted' as const,
  who: 'self' as const,
  by: '周敏',
  reason: '',
  changes: [],
  proof: null,
};

describe('an event of a person’s history', () => {
  it('names what was kept with it, and whether it can be opened', () => {
    const proof = { fileName: '户口本.jpg', sizeBytes: 9, uploadedAt: 1, mayOpen: true };
    expect(eventRow({ ...event, proof }).proof).toEqual({ name: '户口本.jpg', mayOpen: true });
    expect(eventRow(event)).not.toHaveProperty('proof');
  });

  it('says what was changed from what to what, in words', () => {
    const changes = [
      { fact: 'professionalTitle' as const, before: 'attendingPhysician', after: 'associateChiefPhysician' },
      { fact: 'cardNumber' as const, before: '', after: '430100008826' },
    ];
    expect(eventRow({ ...event, changes })).toMatchObject({
      title: '修改并重新提交注册',
      changes: [
        { label: '职称', before: '主治医师', after: '副主任医师' },
        { label: '医通卡号', before: '无', after: '430100008826' },
      ],
      line: '2025-11-24 10:02 · 本人',
      reason: '',
    });
  });

  it('says that a number was corrected whose mask looks the same', () => {
    const changes = [{ fact: 'document' as const, before: '430***********0217', after: '430***********0217' }];
    const row = eventRow({ ...event, kind: 'nationalIdCorrected', who: 'institution', by: '李建华', changes });
    expect(row.changes).toMatchObject([{ after: '430***********0217（号码已更正）' }]);
  });

  it('names who decided with the reason they gave, and of a stranger nobody', () => {
    const returned = eventRow({ ...event, kind: 'returned', who: 'institution', by: '李建华', reason: '科室不对' });
    expect(returned).toMatchObject({ line: '2025-11-24 10:02 · 李建华', reason: '原因：科室不对' });
    expect(eventRow({ ...event, kind: 'rebindingAsked', who: 'other', by: '申请人' }).line).toBe('2025-11-24 10:02');
  });

  it('lists nothing under the first form, which changed nothing', () => {
    const changes = [{ fact: 'name' as const, before: '', after: '周敏' }];
    expect(eventRow({ ...event, kind: 'submitted', changes }).changes).toEqual([]);
  });
});
