import fc from 'fast-check';
import { instantOf, MINUTE_MS, SECOND_MS } from '../kernel/time';
import { isOpenToHand, outsideOf, recordStandings, slotsOf, type SlotRecord } from './slots';

const day = '2025-11-29';
const at = (clock: string, on = day): number => instantOf(on, clock);
const window = (begin: string, end: string, on = day) => ({ begin: at(begin, on), end: at(end, on) });
const batch = { begin: day, end: day, windows: [window('07:00:00', '12:00:00'), window('13:00:00', '18:00:00')] };
const record = (clock: string, standing: SlotRecord['standing'] = 'counts'): SlotRecord => ({
  recordId: `${clock}-${standing}`,
  at: at(clock),
  standing,
});
const states = (records: SlotRecord[], now: string) =>
  slotsOf({ batch, courses: [], records, now: at(now) }).map(({ state, cause }) =>
    cause ? `${state} ${cause}` : state,
  );

describe('the slots of a person', () => {
  it('are done with a record to the last second of the window, and not a second later', () => {
    const now = at('12:00:01');
    const with12 = (moment: number) =>
      slotsOf({ batch, courses: [], records: [{ recordId: 'r', at: moment, standing: 'counts' }], now })[0]?.state;
    expect(with12(at('12:00:00') + 999)).toBe('done');
    expect(with12(at('12:00:01'))).toBe('missed');
  });

  it('say what is missing by what there is: nothing, a scan outside every window, or one that was taken back', () => {
    expect(states([], '18:30:00')).toEqual(['missed notScanned', 'missed notScanned']);
    expect(states([record('12:30:00')], '18:30:00')).toEqual(['missed outsideWindows', 'missed outsideWindows']);
    expect(states([record('08:00:00', 'removed')], '18:30:00')).toEqual(['missed removed', 'missed notScanned']);
  });

  it('name the scan that missed the window by the least', () => {
    const [, afternoon] = slotsOf({
      batch,
      courses: [],
      records: [record('06:00:00'), record('18:05:00')],
      now: at('19:00:00'),
    });
    expect(afternoon?.nearest).toBe(at('18:05:00'));
  });

  it('wait for an approval or a confirmation rather than being missed; what counts comes before both', () => {
    expect(states([record('08:00:00', 'awaitsConfirmation')], '19:00:00')[0]).toBe('awaitsConfirmation');
    expect(states([record('08:00:00', 'provisional')], '19:00:00')[0]).toBe('provisional');
    const both = [record('08:00:00', 'awaitsConfirmation'), record('09:00:00')];
    expect(states(both, '19:00:00')[0]).toBe('done');
  });

  it('that have not begun have no cause, and are not open to a check-in by hand', () => {
    const slots = slotsOf({ batch, courses: [], records: [], now: at('12:30:00') });
    expect(slots.map(({ state }) => state)).toEqual(['missed', 'upcoming']);
    expect(slots.map(isOpenToHand)).toEqual([true, false]);
    expect(slots[1]?.cause).toBeUndefined();
  });

  it('and what lies outside of them hold every record that stands, once each, whatever there is', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ minute: fc.nat(24 * 60 - 1), standing: fc.constantFrom(...recordStandings) }), {
          maxLength: 20,
        }),
        fc.nat(24 * 60),
        (made, nowMinute) => {
          const records = made.map(({ minute, standing }, index) => ({
            recordId: String(index),
            at: at('00:00:00') + minute * MINUTE_MS,
            standing,
          }));
          const slots = slotsOf({ batch, courses: [], records, now: at('00:00:00') + nowMinute * MINUTE_MS });
          const outside = outsideOf({ batch, courses: [] }, records);
          for (const {
            window: { begin, end },
            state,
            record: shown,
            cause,
          } of slots) {
            const inside = records.filter((each) => each.at >= begin && each.at < end + SECOND_MS);
            expect(state === 'done').toBe(inside.some(({ standing }) => standing === 'counts'));
            if (shown) expect(inside).toContainEqual(shown);
            if (state === 'missed') expect(cause).toBeDefined();
            expect(inside.filter((each) => outside.includes(each))).toEqual([]);
          }
        },
      ),
    );
  });
});
