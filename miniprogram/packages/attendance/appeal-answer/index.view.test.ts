import { instantOf } from '../../../../domain/kernel/time';
import { consequence, evidenceLines } from './index.view';

const window = (day: string, begin: string, end: string) => ({
  begin: instantOf(day, begin),
  end: instantOf(day, end),
});

describe('what the system knows', () => {
  it('begins with the day in question', () => {
    const slots = [window('2025-12-14', '13:00:00', '18:00:00')];
    const evidence = [
      {
        ...window('2025-12-13', '07:00:00', '18:00:00'),
        state: 'done' as const,
        at: instantOf('2025-12-13', '08:01:02'),
      },
      {
        ...window('2025-12-14', '07:00:00', '12:00:00'),
        state: 'done' as const,
        at: instantOf('2025-12-14', '08:22:41'),
      },
      { ...window('2025-12-14', '13:00:00', '18:00:00'), state: 'missed' as const },
    ];
    expect(evidenceLines({ slots, evidence }).map(({ words, there }) => [words, there])).toEqual([
      ['12-14 上午 08:22:41 已签到', true],
      ['12-14 下午 没有签到', false],
      ['12-13 全天 08:01:02 已签到', true],
    ]);
  });
});

describe('what an agreement does', () => {
  it('is said before it is given, and that nobody answers their own', () => {
    expect(consequence({ kind: 'attendance', own: false })).toContain('来源标「申诉」');
    expect(consequence({ kind: 'outcome', own: false })).toContain('补授');
    expect(consequence({ kind: 'attendance', own: true })).toContain('其他管理员');
  });
});
