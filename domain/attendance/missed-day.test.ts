import { instantOf } from '../kernel/time';
import { costOfDay } from './missed-day';

const day = '2025-11-29';
const window = { begin: instantOf(day, '07:00:00'), end: instantOf(day, '18:00:00') };
const after = { creditHundredths: 0, cost: 'all' as const, missedDays: [day], missed: [window] };

describe('what a day has cost', () => {
  it('is what could be had in the morning and cannot any more', () => {
    expect(costOfDay({ day, before: { creditHundredths: 500 }, after })).toEqual({
      cost: 'all',
      lostHundredths: 500,
      leftHundredths: 0,
    });
    const share = { ...after, creditHundredths: 300, cost: 'share' as const, missedDays: [] };
    expect(costOfDay({ day, before: { creditHundredths: 500 }, after: share })).toMatchObject({ lostHundredths: 200 });
  });

  it('is nothing where all was lost before, where it costs nothing, and where another day did it', () => {
    expect(costOfDay({ day, before: { creditHundredths: 0 }, after })).toBeUndefined();
    const none = { ...after, creditHundredths: 500, cost: 'none' as const };
    expect(costOfDay({ day, before: { creditHundredths: 500 }, after: none })).toBeUndefined();
    expect(costOfDay({ day: '2025-11-30', before: { creditHundredths: 500 }, after })).toBeUndefined();
  });
});
