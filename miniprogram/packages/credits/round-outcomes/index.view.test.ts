import { instantOf } from '../../../../domain/kernel/time';
import { outcomeCard } from './index.view';

const row = {
  personId: 'p1',
  name: '周敏',
  personNumber: '4301000217',
  institutionName: '长沙市XX医院',
  departmentName: '检验科',
  reason: 'absent' as const,
  missedWindows: Array.from({ length: 5 }, (_, index) => ({
    begin: instantOf(`2025-11-2${index}`, '07:00:00'),
    end: instantOf(`2025-11-2${index}`, '18:00:00'),
  })),
  lackedDays: ['2025-11-21'],
};

describe('未授分的人', () => {
  it('names the true reason, and what is missing where that is why', () => {
    expect(outcomeCard(row)).toMatchObject({
      word: '时段未签到',
      tone: 'ret',
      missing: '11-20 07:00–18:00、11-21 07:00–18:00、11-22 07:00–18:00、11-23 07:00–18:00、共 5 个时段',
    });
    expect(outcomeCard({ ...row, reason: 'dayLacked' }).missing).toBe('11-21');
    expect(outcomeCard({ ...row, reason: 'excluded' })).toMatchObject({ word: '人工排除', tone: 'sus', missing: '' });
  });

  it('says so of somebody who is no trainee any more', () => {
    expect(outcomeCard({ ...row, name: '' }).name).toBe('（已不在学员名单）');
  });
});
