import fc from 'fast-check';
import { instantOf } from '../kernel/time';
import { anomaliesOf, anomalyCodes, lastMinutes, USUAL_LIMITS, type RoundFacts } from './anomalies';

const day = { begin: instantOf('2025-11-28', '07:00:00'), end: instantOf('2025-11-28', '18:00:00') };
const usual: RoundFacts = {
  ...{ people: 186, records: 400, manual: 5, late: 3, suspicious: 12, cap: 200, windows: [day] },
  ...{ planned: 200, inWindows: { records: 400, lastMinute: 20 } },
  ...{ granted: 159, excluded: 2, absent: 25, lecturersGranted: 0, dutyWaivedFor: '' },
};
const codes = (changes: Partial<RoundFacts>) => anomaliesOf({ ...usual, ...changes }).map(({ code }) => code);

it('finds nothing odd about a usual round', () => expect(codes({})).toEqual([]));

it('points at many check-ins by hand, from the tenth part on, and not at a few', () => {
  expect(codes({ manual: 39 })).toEqual([]);
  expect(codes({ manual: 40 })).toEqual(['manyManual']);
  expect(codes({ records: 10, manual: 4, people: 10, granted: 4 })).toEqual([]);
});

it('points at late uploads, and at doubtful check-ins of which nobody was left out', () => {
  expect(codes({ late: 40 })).toEqual(['manyLate']);
  expect(codes({ suspicious: 200 })).toEqual([]);
  expect(codes({ suspicious: 200, excluded: 0 })).toEqual(['doubtfulYetGranted']);
});

it('points at more people than the cap, than may be, and than were there', () => {
  expect(codes({ people: 201, planned: null })).toEqual(['overCap']);
  expect(codes({ people: 201, cap: null })).toEqual(['overPlanned']);
  expect(codes({ people: 200 })).toEqual([]);
  expect(codes({ people: 1001, cap: null, planned: null })).toEqual(['manyPeople']);
  expect(codes({ granted: 187 })).toEqual(['moreGrantedThanThere']);
});

it('points at a batch of which four fifths came in within the last minute of their windows', () => {
  expect(codes({ inWindows: { records: 100, lastMinute: 79 } })).toEqual([]);
  expect(codes({ inWindows: { records: 100, lastMinute: 80 } })).toEqual(['lastMinute']);
  expect(codes({ inWindows: { records: 4, lastMinute: 4 } })).toEqual([]);
  // The end second belongs to the window, and a spot check is too short to say anything.
  const spot = { begin: day.begin, end: day.begin + 120_000 };
  expect(lastMinutes([day, spot])).toEqual([
    {
      window: { from: day.begin, until: day.end + 1000 },
      last: { from: day.end + 1000 - 60_000, until: day.end + 1000 },
    },
  ]);
});

it('points at teaching in the night, at lecturers as attendees, and at daily duty that was not asked for', () => {
  const until = (clock: string) => ({ windows: [{ ...day, end: instantOf('2025-11-28', clock) }] });
  expect([codes(until('22:00:00')), codes(until('22:00:01'))]).toEqual([[], ['atNight']]);
  expect(codes({ lecturersGranted: 1 })).toEqual(['lecturersAttend']);
  expect(codes({ dutyWaivedFor: '雪天路滑' })).toEqual(['dutyWaived']);
});

it('says each thing once, and finds no more with wider limits', () => {
  const count = fc.nat(2000);
  fc.assert(
    fc.property(fc.record({ people: count, records: count, manual: count, late: count, granted: count }), (changes) => {
      const found = anomaliesOf({ ...usual, ...changes });
      expect(new Set(found.map(({ code }) => code)).size).toBe(found.length);
      expect(found.every(({ code }) => anomalyCodes.includes(code))).toBe(true);
      const wider = { ...USUAL_LIMITS, manualPercent: 101, latePercent: 101, people: 10_000 };
      expect(anomaliesOf({ ...usual, ...changes }, wider).length).toBeLessThanOrEqual(found.length);
    }),
  );
});
