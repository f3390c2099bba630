import { DEADLINE_RULES, daysLate, deadlineRuleOn, fileBy, isNear, lateFiling, reportBy } from './deadlines';

describe('a deadline', () => {
  it('is near from three days before its last day on, and not any more once it has passed', () => {
    expect(isNear('2025-11-15', '2025-11-11')).toBe(false);
    expect(isNear('2025-11-15', '2025-11-12')).toBe(true);
    expect(isNear('2025-11-15', '2025-11-15')).toBe(true);
    expect(isNear('2025-11-15', '2025-11-16')).toBe(false);
  });
});

describe('the deadlines of a holding', () => {
  it('are two weeks before its first day and two weeks after its last', () => {
    expect(fileBy('2025-12-20')).toBe('2025-12-06');
    expect(reportBy('2025-11-16')).toBe('2025-11-30');
  });

  it('are open while the days are', () => {
    expect(fileBy(null)).toBeNull();
    expect(reportBy(null)).toBeNull();
    expect(daysLate(null, '2025-12-01')).toBe(0);
  });

  it('are kept on their very day, and missed from the next one on', () => {
    expect(daysLate('2025-11-30', '2025-11-30')).toBe(0);
    expect(daysLate('2025-11-30', '2025-12-01')).toBe(1);
    expect(daysLate('2025-11-30', '2025-12-03')).toBe(3);
    expect(daysLate('2025-11-30', '2025-11-02')).toBe(0);
  });

  it('follow the row of the day, and name where they come from', () => {
    const [first] = DEADLINE_RULES;
    if (!first) throw new Error('no rule');
    const table = [...DEADLINE_RULES, { ...first, validFrom: '2026-01-01', days: 21 }];
    expect(fileBy('2025-12-31', table)).toBe('2025-12-17');
    expect(fileBy('2026-01-31', table)).toBe('2026-01-10');
    expect(deadlineRuleOn('fileBefore', '1989-12-31')).toBeUndefined();
    for (const { source } of DEADLINE_RULES) expect(source).not.toBe('');
  });
});

it('wants a reason from the first day on that a project is handed in late, and none before', () => {
  expect(lateFiling(0, '')).toBeUndefined();
  expect(lateFiling(1, '')).toBe('lateReasonRequired');
  expect(lateFiling(1, '  没办法 ')).toBe('lateReasonRequired');
  expect(lateFiling(1, '会场刚刚定下来')).toBeUndefined();
});
