import { instantOf } from './time';
import { windowsToday } from './windows-today';

const day = '2025-11-29';
const at = (clock: string, on = day) => instantOf(on, clock);
const morning = { begin: at('07:00:00'), end: at('12:00:00') };
const afternoon = { begin: at('13:00:00'), end: at('18:00:00') };
const batch = { begin: day, end: '2025-11-30', windows: [afternoon, morning] };

const counted = (clock: string) => ({ at: at(clock), counts: true });
const waiting = (clock: string) => ({ at: at(clock), counts: false });

describe("today's windows", () => {
  it('are the planned ones in their order, each with its state', () => {
    const shown = windowsToday({ batch, evidence: [counted('08:30:00'), counted('08:00:00')], now: at('12:30:00') });
    expect(shown).toEqual([
      { day, begin: '07:00:00', end: '12:00:00', state: 'done', at: at('08:00:00') },
      { day, begin: '13:00:00', end: '18:00:00', state: 'upcoming' },
    ]);
  });

  it('wait when the only check-in does not count yet, and are done as soon as one does', () => {
    const stateWith = (...evidence: { at: number; counts: boolean }[]) =>
      windowsToday({ batch, evidence, now: at('12:30:00') })[0];
    expect(stateWith(waiting('08:00:00'))).toMatchObject({ state: 'waits', at: at('08:00:00') });
    expect(stateWith(waiting('08:00:00'), counted('09:00:00'))).toMatchObject({ state: 'done', at: at('09:00:00') });
  });

  it('are open until the end of their last second, then missed', () => {
    const stateAt = (now: number) => windowsToday({ batch, evidence: [], now })[0]?.state;
    expect(stateAt(at('12:00:00') + 999)).toBe('open');
    expect(stateAt(at('12:00:01'))).toBe('missed');
  });

  it('are the usual one where none is planned, and none on a day without teaching', () => {
    const now = at('10:00:00', '2025-11-30');
    expect(windowsToday({ batch, evidence: [], now })).toMatchObject([
      { begin: '07:00:00', end: '18:00:00', state: 'open' },
    ]);
    const resting = { ...batch, restDays: [{ day: '2025-11-30', reason: '参观' }] };
    expect(windowsToday({ batch: resting, evidence: [], now })).toEqual([]);
  });
});
