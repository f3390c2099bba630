import * as fc from 'fast-check';
import { daysWithoutWindow } from '../../domain/project/batch-windows';
import { checkBatches, isInBatch } from '../../domain/project/batch';
import type { Batch } from '../../domain/project/batch';
import { isBatchPast } from '../../domain/credit/project-step';
import { addDays, clockOf, dayCount, dayOf, daysFrom, instantOf, isDay } from '../../domain/kernel/time';
import { windowsOf, windowsOn } from '../../domain/project/planned-windows';

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

/** Some days with planned windows of their own, some without, some at rest. */
const plannedBatchArbitrary = fc
  .tuple(
    fc.nat(300),
    fc.nat(20),
    fc.array(fc.tuple(fc.nat(20), fc.nat(20), fc.nat(3)), { maxLength: 8 }),
    fc.array(fc.nat(20), { maxLength: 5 }),
  )
  .map(([first, length, planned, resting]) => {
    const begin = addDays('2025-01-01', first);
    const days = daysFrom(begin, addDays(begin, length));
    const on = (n: number): string => days[n % days.length] ?? begin;
    return {
      begin,
      end: addDays(begin, length),
      windows: planned.map(([day, hour, hours]) => ({
        begin: instantOf(on(day), `${String(hour).padStart(2, '0')}:00:00`),
        end: instantOf(on(day), `${String(hour + hours).padStart(2, '0')}:59:59`),
      })),
      restDays: resting.map((n) => ({ day: on(n), reason: '休整' })),
    };
  });

describe('properties of the windows of a batch', () => {
  it('leave no teaching day of any batch without one', () => {
    fc.assert(
      fc.property(plannedBatchArbitrary, (batch) => {
        expect(daysWithoutWindow({ batch, windows: windowsOf(batch, []) })).toEqual([]);
      }),
    );
  });

  it('keep every one that was planned', () => {
    fc.assert(
      fc.property(plannedBatchArbitrary, (batch) => {
        expect(windowsOf(batch, [])).toEqual(expect.arrayContaining(batch.windows));
      }),
    );
  });

  it('of its last day are all over exactly when the batch is: whoever is shown one is not told that it is past', () => {
    const hours = fc.nat(47).map((hour) => hour * 3_600_000);
    fc.assert(
      fc.property(plannedBatchArbitrary, hours, fc.constantFrom(-1, 0, 999, 1000), (batch, sinceLastDay, ms) => {
        const now = instantOf(batch.end) + sinceLastDay + ms;
        const awaited =
          dayOf(now) > batch.end ? [] : windowsOn(batch.end, batch, []).filter(({ end }) => end + 1000 > now);
        const isBefore = dayOf(now) < batch.end;
        expect(isBatchPast(batch, [], now)).toBe(!isBefore && awaited.length === 0);
      }),
      { numRuns: 500 },
    );
  });
});
