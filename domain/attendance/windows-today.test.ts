import { instantOf } from '../kernel/time';
import { nextDayOf, windowsToday, type Evidence } from './windows-today';

const day = '2025-11-29';
const at = (clock: string, on = day) => instantOf(on, clock);
const morning = { begin: at('07:00:00'), end: at('12:00:00') };
const afternoon = { begin: at('13:00:00'), end: at('18:00:00') };
const batch = { begin: day, end: '2025-11-30', windows: [afternoon, morning] };

const evidence =
  (standing: Evidence['standing']) =>
  (clock: string): Evidence => ({ at: at(clock), standing });
const counted = evidence('counts');
const provisional = evidence('provisional');
const unconfirmed = evidence('awaitsConfirmation');

describe("today's windows", () => {
  it('are the planned ones in their order, each with its state', () => {
    const shown = windowsToday({
      batch,
      courses: [],
      evidence: [counted('08:30:00'), counted('08:00:00')],
      now: at('12:30:00'),
    });
    expect(shown).toEqual([
      { day, begin: '07:00:00', end: '12:00:00', state: 'done', at: at('08:00:00') },
      { day, begin: '13:00:00', end: '18:00:00', state: 'upcoming' },
    ]);
  });

  it('wait for what the only check-in waits for, and are done as soon as one counts', () => {
    const stateWith = (...all: Evidence[]) =>
      windowsToday({ batch, courses: [], evidence: all, now: at('12:30:00') })[0];
    expect(stateWith(provisional('08:00:00'))).toMatchObject({ state: 'provisional', at: at('08:00:00') });
    expect(stateWith(unconfirmed('08:00:00'))).toMatchObject({ state: 'awaitsConfirmation', at: at('08:00:00') });
    expect(stateWith(unconfirmed('08:00:00'), provisional('09:00:00'))).toMatchObject({ state: 'provisional' });
    expect(stateWith(unconfirmed('08:00:00'), counted('09:00:00'))).toMatchObject({
      state: 'done',
      at: at('09:00:00'),
    });
  });

  it('are open until the end of their last second, then missed', () => {
    const stateAt = (now: number) => windowsToday({ batch, courses: [], evidence: [], now })[0]?.state;
    expect(stateAt(at('12:00:00') + 999)).toBe('open');
    expect(stateAt(at('12:00:01'))).toBe('missed');
  });

  it('are the usual one where none is planned, and none on a day without teaching', () => {
    const now = at('10:00:00', '2025-11-30');
    expect(windowsToday({ batch, courses: [], evidence: [], now })).toMatchObject([
      { begin: '07:00:00', end: '18:00:00', state: 'open' },
    ]);
    const resting = { ...batch, restDays: [{ day: '2025-11-30', reason: '参观' }] };
    expect(windowsToday({ batch: resting, courses: [], evidence: [], now })).toEqual([]);
  });
});

describe('the next day to come back for', () => {
  const usual = [{ begin: '07:00:00', end: '18:00:00' }];

  it('is the day after with its planned windows, or with the usual one where none is planned', () => {
    expect(nextDayOf({ batch, courses: [], now: at('23:59:59') })).toEqual({ day: '2025-11-30', windows: usual });
    const planned = { ...batch, windows: [{ begin: at('08:00:00', '2025-11-30'), end: at('12:00:00', '2025-11-30') }] };
    expect(nextDayOf({ batch: planned, courses: [], now: at('08:00:00') })?.windows).toEqual([
      { begin: '08:00:00', end: '12:00:00' },
    ]);
  });

  it('leaps over a day without teaching', () => {
    const long = { ...batch, end: '2025-12-01', restDays: [{ day: '2025-11-30', reason: '参观' }] };
    expect(nextDayOf({ batch: long, courses: [], now: at('09:00:00') })).toEqual({ day: '2025-12-01', windows: usual });
  });

  it('is the first day before the batch has begun, and nothing on its last', () => {
    expect(nextDayOf({ batch, courses: [], now: at('09:00:00', '2025-11-01') })?.day).toBe(day);
    expect(nextDayOf({ batch, courses: [], now: at('09:00:00', '2025-11-30') })).toBeUndefined();
  });
});
