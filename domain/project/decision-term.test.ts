import fc from 'fast-check';
import type { RuleRow } from '../kernel/rule-table';
import { addDays, DAY_MS, instantOf } from '../kernel/time';
import { decideBy, decisionDaysLate, overdueSpans } from './decision-term';

const row = (validFrom: string, value: number, number = 1): RuleRow => ({
  ...{ track: 'health', figure: 'decisionDays', number, value, validFrom },
  ...{ source: '中心公告', certainty: 'certain' },
});
const on = (day: string, clock = '09:00:00') => instantOf(day, clock);

describe('the term of the centre', () => {
  it('makes nothing overdue where there is none', () => {
    expect(decideBy([], on('2025-11-01'))).toBeUndefined();
    expect(decisionDaysLate([], on('2024-11-01'), on('2025-11-28'))).toBe(0);
    expect(overdueSpans([], on('2025-11-28'))).toEqual([]);
  });

  it('is in time to the end of its last day', () => {
    const rows = [row('2025-01-01', 5)];
    const handedIn = on('2025-11-20', '23:59:59');
    expect(decideBy(rows, handedIn)).toBe('2025-11-25');
    expect(decisionDaysLate(rows, handedIn, on('2025-11-25', '23:59:59'))).toBe(0);
    expect(decisionDaysLate(rows, handedIn, on('2025-11-26', '00:00:00'))).toBe(1);
  });

  it('is that of the day of the submission, also when it was changed since', () => {
    const rows = [row('2025-01-01', 20), row('2025-11-10', 5)];
    expect(decideBy(rows, on('2025-11-09'))).toBe('2025-11-29');
    expect(decideBy(rows, on('2025-11-10'))).toBe('2025-11-15');
  });

  it('finds by spans what is late one by one', () => {
    const day = fc.integer({ min: 0, max: 60 }).map((n) => addDays('2025-10-01', n));
    const rows = fc
      .array(fc.tuple(day, fc.integer({ min: 1, max: 30 })), { maxLength: 4 })
      .map((all) => all.map(([validFrom, value], index) => row(validFrom, value, index + 1)));
    const moment = fc.integer({ min: 0, max: 90 * DAY_MS }).map((ms) => instantOf('2025-09-20') + ms);
    fc.assert(
      fc.property(rows, moment, moment, (table, one, other) => {
        const [submittedAt, now] = [Math.min(one, other), Math.max(one, other)];
        const spans = overdueSpans(table, now);
        const found = spans.filter(({ from, before }) => submittedAt >= from && submittedAt < before);
        expect(found.length).toBe(decisionDaysLate(table, submittedAt, now) > 0 ? 1 : 0);
      }),
    );
  });
});
