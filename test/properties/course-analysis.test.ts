import * as fc from 'fast-check';
import { analysisFigures } from '../../domain/attendance/analysis-figures';
import { attendanceFlags } from '../../domain/attendance/attendance-record';
import {
  analyseCourses,
  cellsOverAll,
  windowsOfAll,
  type CourseRecord,
  type CourseWindows,
} from '../../domain/attendance/course-analysis';
import { isMet } from '../../domain/attendance/window-cell';
import { dayOfWindow, isInWindow, type AttendanceWindow } from '../../domain/project/attendance-window';
import { dayOf, instantOf, secondOf } from '../../domain/kernel/time';

// Three days of ten minutes around noon: few distinct moments, so that edges meet often.
const days = ['2025-11-28', '2025-11-29', '2025-11-30'];
const momentArbitrary = fc
  .tuple(fc.constantFrom(...days), fc.nat(30), fc.constantFrom(0, 1, 998, 999))
  .map(([day, second, ms]) => instantOf(day, '12:00:00') + second * 1000 + ms);
const windowArbitrary: fc.Arbitrary<AttendanceWindow> = fc
  .tuple(fc.constantFrom(...days), fc.nat(30), fc.nat(12))
  .map(([day, begin, length]) => {
    const from = instantOf(day, '12:00:00') + begin * 1000;
    return { begin: from, end: from + length * 1000 };
  });
const courseIds = ['c1', 'c2', 'c3'];
const coursesArbitrary: fc.Arbitrary<CourseWindows[]> = fc
  .tuple(...courseIds.map(() => fc.array(windowArbitrary, { maxLength: 4 })))
  .map((lists) => lists.map((windows, index) => ({ courseId: courseIds[index] ?? '', windows })));
const recordArbitrary: fc.Arbitrary<CourseRecord> = fc.record({
  recordId: fc.uuid(),
  personId: fc.constantFrom('a', 'b', 'c'),
  evidenceAt: momentArbitrary,
  origin: fc.constantFrom('scan' as const, 'late' as const),
  counts: fc.boolean(),
  flags: fc.subarray([...attendanceFlags]),
  // One that is no course of the project any more covers nothing.
  courseIds: fc.subarray([...courseIds, 'gone']),
});
const recordsArbitrary = fc.uniqueArray(recordArbitrary, { selector: ({ recordId }) => recordId, maxLength: 40 });

/** The definitions, word by word (rules: "Analysis", "Daily duty"). */
function byDefinition(records: readonly CourseRecord[], courses: readonly CourseWindows[]) {
  const people = [...new Set(records.map(({ personId }) => personId))].sort();
  const holds = (window: AttendanceWindow, courseId: string, own: readonly CourseRecord[]) =>
    own.some((record) => record.courseIds.includes(courseId) && isInWindow(record.evidenceAt, window));
  const judge = (own: readonly CourseRecord[]) => ({
    valid: courses.map(
      ({ courseId, windows }) => windows.length > 0 && windows.every((window) => holds(window, courseId, own)),
    ),
    lackedDays: days.filter(
      (day) =>
        !courses.some(({ courseId, windows }) =>
          windows.some((window) => dayOfWindow(window) === day && holds(window, courseId, own)),
        ),
    ),
  });
  return people.map((personId) => {
    const all = records.filter((record) => record.personId === personId);
    const counting = all.filter(({ counts }) => counts);
    const now = judge(counting);
    const hoped = judge(all);
    return {
      personId,
      valid: now.valid,
      open: now.valid.map((valid, index) => !valid && hoped.valid[index] === true),
      met: courses.map(({ courseId, windows }) => windows.map((window) => holds(window, courseId, counting))),
      missedBy: courses.map(({ courseId, windows }) =>
        windows.map((window) => {
          const near = counting.filter(
            (record) => record.courseIds.includes(courseId) && dayOf(record.evidenceAt) === dayOf(window.begin),
          );
          if (holds(window, courseId, counting) || near.length === 0) return null;
          return Math.min(
            ...near.map(({ evidenceAt }) => {
              const second = secondOf(evidenceAt);
              return (second < window.begin ? window.begin - second : second - window.end) / 1000;
            }),
          );
        }),
      ),
      lackedDays: now.lackedDays,
      dutyOpen: now.lackedDays.length > 0 && hoped.lackedDays.length === 0,
      outsideCount: counting.filter(
        (record) =>
          !courses.some(
            ({ courseId, windows }) =>
              record.courseIds.includes(courseId) && windows.some((window) => isInWindow(record.evidenceAt, window)),
          ),
      ).length,
      recordCount: counting.length,
      uncountedCount: all.length - counting.length,
    };
  });
}

const plain = (records: readonly CourseRecord[], courses: readonly CourseWindows[]) =>
  analyseCourses({ records, courses, days }).map((person) => ({
    personId: person.personId,
    valid: person.courses.map(({ valid }) => valid),
    open: person.courses.map(({ open }) => open),
    met: person.courses.map(({ cells }) => cells.map(isMet)),
    missedBy: person.courses.map(({ missedBy }) =>
      missedBy.map((seconds) => (seconds === null ? null : Math.abs(seconds))),
    ),
    lackedDays: person.lackedDays,
    dutyOpen: person.dutyOpen,
    outsideCount: person.outsideCount,
    recordCount: person.recordCount,
    uncountedCount: person.uncountedCount,
  }));

describe('properties of the analysis of courses', () => {
  it('says of everybody in every course what the definitions say', () => {
    fc.assert(
      fc.property(recordsArbitrary, coursesArbitrary, (records, courses) => {
        expect(plain(records, courses)).toEqual(byDefinition(records, courses));
      }),
      { numRuns: 1000 },
    );
  });

  it('depends neither on the order of the records nor on one that was read twice', () => {
    fc.assert(
      fc.property(recordsArbitrary, coursesArbitrary, (records, courses) => {
        const again = [...records].reverse().concat(records);
        expect(analyseCourses({ records: again, courses, days })).toEqual(analyseCourses({ records, courses, days }));
      }),
    );
  });

  it('never makes anybody invalid, or lack a day, by one record more', () => {
    fc.assert(
      fc.property(recordsArbitrary, recordArbitrary, coursesArbitrary, (records, further, courses) => {
        const after = new Map(plain([...records, further], courses).map((person) => [person.personId, person]));
        for (const { personId, valid, lackedDays } of plain(records, courses)) {
          valid.forEach((was, index) => expect(!was || after.get(personId)?.valid[index]).toBe(true));
          for (const day of after.get(personId)?.lackedDays ?? []) expect(lackedDays).toContain(day);
        }
      }),
    );
  });

  it('counts in its figures what it says of each person', () => {
    fc.assert(
      fc.property(recordsArbitrary, coursesArbitrary, (records, courses) => {
        const people = analyseCourses({ records, courses, days });
        const figures = analysisFigures(people, { courses, days });
        expect(figures.dutyKept + figures.dutyLacked + figures.dutyOpen).toBe(people.length);
        courses.forEach((_, index) => {
          expect(figures.courses[index]?.valid).toBe(people.filter((each) => each.courses[index]?.valid).length);
        });
        for (const { day, lacked } of figures.days)
          expect(lacked).toBe(people.filter(({ lackedDays }) => lackedDays.includes(day)).length);
        const union = windowsOfAll(courses);
        for (const person of people)
          cellsOverAll(person.courses, union).forEach((cell, position) =>
            expect(isMet(cell)).toBe(
              person.courses.some(({ cells }, index) =>
                cells.some((own, place) => union.positions[index]?.[place] === position && isMet(own)),
              ),
            ),
          );
      }),
    );
  });
});
