import fc from 'fast-check';
import { addDays, instantOf } from '../kernel/time';
import { beginsOn, remindedDay } from './reminder';

const batch = { begin: '2025-11-29', end: '2025-12-01', windows: [] };

describe('the day before a meeting', () => {
  it('reminds from nine in the morning on', () => {
    const nine = instantOf('2025-11-28', '09:00:00');
    expect(remindedDay(nine - 1)).toBeUndefined();
    expect(remindedDay(nine)).toBe('2025-11-29');
    expect(remindedDay(instantOf('2025-11-28', '23:59:59') + 999)).toBe('2025-11-29');
  });

  it('is that of the first teaching day, with the time of its first window', () => {
    expect(beginsOn(batch, [], '2025-11-29')).toBe('07:00');
    expect(beginsOn(batch, [], '2025-11-30')).toBeUndefined();
    const planned = { begin: instantOf('2025-11-29', '13:30:00'), end: instantOf('2025-11-29', '18:00:00') };
    expect(beginsOn({ ...batch, windows: [planned] }, [], '2025-11-29')).toBe('13:30');
    const resting = { ...batch, restDays: [{ day: '2025-11-29', reason: '停课' }] };
    expect(beginsOn(resting, [], '2025-11-29')).toBeUndefined();
    expect(beginsOn(resting, [], '2025-11-30')).toBe('07:00');
  });

  it('comes once for each batch, wherever it lies', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 300 }), fc.integer({ min: 0, max: 20 }), (from, length) => {
        const begin = addDays('2025-01-01', from);
        const whole = { begin, end: addDays(begin, length), windows: [] };
        const days = Array.from({ length: length + 3 }, (_, n) => addDays(begin, n - 1));
        expect(days.filter((day) => beginsOn(whole, [], day) !== undefined)).toEqual([begin]);
      }),
    );
  });
});
