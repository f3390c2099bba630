import { instantOf } from '../../domain/time';
import { windowsToday } from './windows-today';

const day = '2025-11-29';
const at = (clock: string, on = day) => instantOf(on, clock);
const morning = { begin: at('07:00:00'), end: at('12:00:00') };
const afternoon = { begin: at('13:00:00'), end: at('18:00:00') };
const batch = { begin: day, end: '2025-11-30', windows: [afternoon, morning] };

describe("today's windows", () => {
  it('are the planned ones in their order, each with its state', () => {
    const shown = windowsToday({ batch, evidence: [at('08:30:00'), at('08:00:00')], now: at('12:30:00') });
    expect(shown).toEqual([
      { day, begin: '07:00:00', end: '12:00:00', state: 'done', at: at('08:00:00') },
      { day, begin: '13:00:00', end: '18:00:00', state: 'upcoming' },
    ]);
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
