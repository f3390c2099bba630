import * as fc from 'fast-check';
import { checkBatches, isInBatch } from '../../domain/batch';
import type { Batch } from '../../domain/batch';
import { addDays, clockOf, dayCount, dayOf, daysFrom, instantOf, isDay } from '../../domain/time';

const dayArbitrary = fc.nat(40_000).map((n) => addDays('1980-01-01', n));
const batchesArbitrary: fc.Arbitrary<Batch[]> = fc
  .array(fc.tuple(fc.nat(40), fc.nat(6)), { maxLength: 5 })
  .map((spans) =>
    spans.map(([from, length], index) => ({
      batchId: String(index),
      begin: addDays('2025-11-01', from),
      end: addDays('2025-11-01', from + length),
      windows: [],
    })),
  );

describe('properties of batches', () => {
  it('overlap exactly when some day lies in two of them', () => {
    fc.assert(
      fc.property(batchesArbitrary, (batches) => {
        const { errors } = checkBatches({ batches, year: 2025, plannedBegin: null, plannedEnd: null });
        const shared = daysFrom('2025-11-01', '2025-12-31').some(
          (day) => batches.filter((batch) => isInBatch(day, batch)).length > 1,
        );
        expect(errors.some(({ code }) => code === 'batchOverlap')).toBe(shared);
      }),
    );
  });

  it('overlap in any order of the list', () => {
    const count = (batches: Batch[]) =>
      checkBatches({ batches, year: 2025, plannedBegin: null, plannedEnd: null }).errors.length > 0;
    fc.assert(fc.property(batchesArbitrary, (batches) => expect(count([...batches].reverse())).toBe(count(batches))));
  });
});

describe('properties of days', () => {
  it('every instant lies in exactly its own day and at its own clock time', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4_000_000_000_000 }), (instant) => {
        const day = dayOf(instant);
        expect(isDay(day)).toBe(true);
        expect(instantOf(day) <= instant && instant < instantOf(addDays(day, 1))).toBe(true);
        expect(instantOf(day, clockOf(instant))).toBe(Math.floor(instant / 1000) * 1000);
      }),
    );
  });

  it('agree with the time-zone database since 1992', () => {
    const shanghai = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short' });
    fc.assert(
      fc.property(fc.integer({ min: Date.UTC(1992, 0, 1), max: Date.UTC(2090, 0, 1) }), (instant) => {
        expect(dayOf(instant)).toBe(shanghai.format(instant));
      }),
    );
  });

  it('add and count as inverses', () => {
    fc.assert(
      fc.property(dayArbitrary, fc.nat(1000), (day, n) => {
        expect(dayCount(day, addDays(day, n))).toBe(n + 1);
        expect(addDays(addDays(day, n), -n)).toBe(day);
      }),
    );
  });
});
