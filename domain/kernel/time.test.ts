import { addDays, clockOf, dayCount, dayOf, daysFrom, instantOf, isDay, secondOf, yearOf, waitingDays } from './time';

describe('days and instants in Asia/Shanghai', () => {
  it('begins a day at midnight in Shanghai, which is 16:00 UTC of the day before', () => {
    expect(dayOf(Date.UTC(2025, 10, 28, 15, 59, 59, 999))).toBe('2025-11-28');
    expect(dayOf(Date.UTC(2025, 10, 28, 16, 0, 0, 0))).toBe('2025-11-29');
  });

  it('finds the instant of a clock time and reads it back', () => {
    const instant = instantOf('2025-11-29', '07:00:00');
    expect(instant).toBe(Date.UTC(2025, 10, 28, 23));
    expect(clockOf(instant + 999)).toBe('07:00:00');
    expect(instantOf('2025-11-29')).toBe(Date.UTC(2025, 10, 28, 16));
  });

  it.each(['2025-02-29', '2025-13-01', '2025-1-01', '20251129', '', '2025-11-29 ', '0001-01-01'])(
    'knows that %p is no day',
    (text) => {
      expect(isDay(text)).toBe(false);
    },
  );

  it('knows leap days', () => {
    expect(isDay('2024-02-29')).toBe(true);
    expect(addDays('2024-02-28', 1)).toBe('2024-02-29');
    expect(addDays('2025-03-01', -1)).toBe('2025-02-28');
  });

  it('refuses a moment that does not exist', () => {
    expect(() => instantOf('2025-02-30')).toThrow(RangeError);
    expect(() => instantOf('2025-02-28', '24:00:00')).toThrow(RangeError);
  });

  it('counts both ends of a batch', () => {
    expect(daysFrom('2025-11-29', '2025-12-01')).toEqual(['2025-11-29', '2025-11-30', '2025-12-01']);
    expect(dayCount('2025-11-29', '2025-11-29')).toBe(1);
    expect(daysFrom('2025-11-30', '2025-11-29')).toEqual([]);
  });

  it('knows the year', () => {
    expect(yearOf('2025-11-29')).toBe(2025);
  });

  it('drops a part of a second', () => {
    expect(secondOf(1_999)).toBe(1_000);
    expect(secondOf(2_000)).toBe(2_000);
  });
});

describe('the days something waits', () => {
  it('are counted by midnights in Shanghai, not by 24 hours', () => {
    expect(waitingDays(instantOf('2025-11-28', '23:59:59'), instantOf('2025-11-29', '00:00:00'))).toBe(1);
    expect(waitingDays(instantOf('2025-11-28', '00:00:00'), instantOf('2025-11-28', '23:59:59'))).toBe(0);
    expect(waitingDays(instantOf('2025-11-28', '18:00:00'), instantOf('2025-12-05', '08:00:00'))).toBe(7);
  });

  it('are none for what was not handed in', () => {
    expect(waitingDays(null, instantOf('2025-12-05'))).toBe(0);
  });
});
