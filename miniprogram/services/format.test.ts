import {
  clock,
  clockRange,
  clockText,
  countdown,
  dayRange,
  fileSize,
  fullDayRange,
  longDay,
  longMoment,
  shortMoment,
  spokenLongDay,
} from './format';

const evidence = Date.parse('2025-11-29T13:04:26.999+08:00');

describe('words for time', () => {
  it('shows evidence to the second, everything else to the minute', () => {
    expect([clock(evidence), shortMoment(evidence), longMoment(evidence)]).toEqual([
      '13:04:26',
      '11-29 13:04',
      '2025-11-29 13:04',
    ]);
  });

  it('writes days with their weekday', () => {
    expect([longDay('2025-11-29'), spokenLongDay('2025-12-06')]).toEqual(['2025-11-29 周六', '2025年12月6日 周六']);
  });

  it('writes a range as short as it can be', () => {
    expect(dayRange('2025-11-29', '2025-11-29')).toBe('11-29');
    expect(dayRange('2025-11-29', '2025-11-30')).toBe('11-29 至 11-30');
    expect(dayRange('2025-12-31', '2026-01-01')).toBe('2025-12-31 至 2026-01-01');
  });

  it('names the year of a range in a list over several years', () => {
    expect(fullDayRange('2020-11-17', '2020-11-17')).toBe('2020-11-17');
    expect(fullDayRange('2020-11-17', '2020-11-25')).toBe('2020-11-17 至 11-25');
    expect(fullDayRange('2025-12-31', '2026-01-01')).toBe('2025-12-31 至 2026-01-01');
  });

  it('drops seconds only where they say nothing', () => {
    expect(clockRange('07:00:00', '18:00:00')).toBe('07:00–18:00');
    expect(clockText('12:30:15')).toBe('12:30:15');
  });

  it('counts down to nothing and not below it', () => {
    expect([countdown(552_000), countdown(1), countdown(0), countdown(-5)]).toEqual([
      '09:12',
      '00:01',
      '00:00',
      '00:00',
    ]);
  });
});

it('shows sizes of files as people read them', () => {
  expect([fileSize(900), fileSize(421_888), fileSize(3_145_728)]).toEqual(['900 B', '412 KB', '3.0 MB']);
});
