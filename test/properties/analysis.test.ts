import * as fc from 'fast-check';
import { analyse } from '../../domain/attendance/analysis';
import type { AnalysisRecord } from '../../domain/attendance/analysis';
import { attendanceFlags } from '../../domain/attendance/attendance-record';
import { isInWindow } from '../../domain/project/attendance-window';
import type { AttendanceWindow } from '../../domain/project/attendance-window';
import { dayOf, instantOf } from '../../domain/kernel/time';

// Midnight lies among the moments.
const START = instantOf('2025-11-28', '23:59:40');
// Few distinct moments around few windows, so that edges meet often.
const momentArbitrary = fc
  .tuple(fc.nat(40), fc.constantFrom(0, 1, 998, 999))
  .map(([step, ms]) => START + step * 1000 + ms);
const windowArbitrary: fc.Arbitrary<AttendanceWindow> = fc
  .tuple(fc.nat(40), fc.nat(20))
  .map(([begin, length]) => ({ begin: START + begin * 1000, end: START + (begin + length) * 1000 }));
const recordArbitrary: fc.Arbitrary<AnalysisRecord> = fc.record({
  recordId: fc.uuid(),
  personId: fc.constantFrom('a', 'b', 'c'),
  evidenceAt: momentArbitrary,
  origin: fc.constantFrom('scan' as const, 'late' as const),
  counts: fc.boolean(),
  flags: fc.subarray([...attendanceFlags]),
});
const recordsArbitrary = fc.uniqueArray(recordArbitrary, { selector: ({ recordId }) => recordId, maxLength: 40 });
const windowsArbitrary = fc.array(windowArbitrary, { maxLength: 5 });

/** The definition, word by word: a window is met by any of a person's counting records in it. */
function validByDefinition(records: readonly AnalysisRecord[], windows: readonly AttendanceWindow[]): string[] {
  const people = [...new Set(records.map(({ personId }) => personId))].sort();
  return people.filter(
    (person) =>
      windows.length > 0 &&
      windows.every((window) =>
        records.some((record) => record.personId === person && record.counts && isInWindow(record.evidenceAt, window)),
      ),
  );
}

const validOf = (records: readonly AnalysisRecord[], windows: readonly AttendanceWindow[]): string[] =>
  analyse({ records, windows })
    .people.filter(({ valid }) => valid)
    .map(({ personId }) => personId);

describe('properties of the analysis', () => {
  it('finds valid exactly the people of the definition', () => {
    fc.assert(
      fc.property(recordsArbitrary, windowsArbitrary, (records, windows) => {
        expect(validOf(records, windows)).toEqual(validByDefinition(records, windows));
      }),
      { numRuns: 500 },
    );
  });

  it('sees each counting record outside every window, and the first and last of each day', () => {
    fc.assert(
      fc.property(recordsArbitrary, windowsArbitrary, (records, windows) => {
        for (const person of analyse({ records, windows }).people) {
          const counting = records.filter(({ personId, counts }) => counts && personId === person.personId);
          const moments = counting.map(({ evidenceAt }) => evidenceAt).sort((a, b) => a - b);
          expect(person.outsideCount).toBe(
            moments.filter((moment) => !windows.some((window) => isInWindow(moment, window))).length,
          );
          expect(person.days).toEqual(
            [...new Set(moments.map(dayOf))].map((day) => {
              const own = moments.filter((moment) => dayOf(moment) === day);
              return { day, first: own[0], last: own.at(-1) };
            }),
          );
        }
      }),
      { numRuns: 500 },
    );
  });

  it('does not depend on the order of the records', () => {
    const shuffled = recordsArbitrary.chain((records) =>
      fc.tuple(fc.constant(records), fc.shuffledSubarray(records, { minLength: records.length })),
    );
    fc.assert(
      fc.property(shuffled, windowsArbitrary, ([records, other], windows) => {
        expect(analyse({ records: other, windows })).toEqual(analyse({ records, windows }));
      }),
    );
  });

  it('does not notice that a record was read twice', () => {
    fc.assert(
      fc.property(recordsArbitrary, windowsArbitrary, (records, windows) => {
        expect(analyse({ records: [...records, ...records], windows })).toEqual(analyse({ records, windows }));
      }),
    );
  });

  it('never makes a person invalid by one record more', () => {
    fc.assert(
      fc.property(recordsArbitrary, recordArbitrary, windowsArbitrary, (records, further, windows) => {
        const after = validOf([...records, further], windows);
        for (const person of validOf(records, windows)) expect(after).toContain(person);
      }),
    );
  });

  it('never makes a person valid by one window more', () => {
    fc.assert(
      fc.property(
        recordsArbitrary,
        windowsArbitrary.filter(({ length }) => length > 0),
        windowArbitrary,
        (records, windows, further) => {
          const before = validOf(records, windows);
          for (const person of validOf(records, [...windows, further])) expect(before).toContain(person);
        },
      ),
    );
  });

  it('accounts for every window and every record of every person', () => {
    fc.assert(
      fc.property(recordsArbitrary, windowsArbitrary, (records, windows) => {
        const { people, validCount, invalidCount } = analyse({ records, windows });
        expect(people.reduce((sum, person) => sum + person.recordCount + person.uncountedCount, 0)).toBe(
          records.length,
        );
        expect(validCount + invalidCount).toBe(people.length);
        for (const person of people) {
          expect([...person.windowsMet, ...person.windowsMissed].sort((a, b) => a - b)).toEqual(
            windows.map((_, index) => index),
          );
          expect(person.outsideCount).toBeLessThanOrEqual(person.recordCount);
          for (const { first, last } of person.days) expect(first).toBeLessThanOrEqual(last);
        }
      }),
    );
  });
});
