import { creditFor } from './grant-strategy';
import type { GrantStrategy } from './grant-strategy';

const courses = [
  { courseId: 'a', hourTenths: 15 },
  { courseId: 'b', hourTenths: 15 },
  { courseId: 'c', hourTenths: 30 },
];
const credit = (
  strategy: GrantStrategy,
  validCourseIds: string[],
  more: { creditHundredths?: number; hourTenths?: number; dutyKept?: boolean; dutyWaived?: boolean } = {},
) =>
  creditFor({
    strategy,
    dutyWaived: false,
    courses,
    validCourseIds,
    dutyKept: true,
    creditHundredths: 200,
    hourTenths: 60,
    ...more,
  });

describe('credits for attendance (M19)', () => {
  it('are all of them for any one course under 任意课程考勤有效授予全部学分', () => {
    expect(credit('anyCourseFull', ['b'])).toEqual({ kind: 'credit', creditHundredths: 200, hourTenths: 60 });
  });

  it('are all or none under allCoursesFull', () => {
    expect(credit('allCoursesFull', ['a', 'b', 'c'])).toEqual({
      kind: 'credit',
      creditHundredths: 200,
      hourTenths: 60,
    });
    expect(credit('allCoursesFull', ['a', 'b'])).toEqual({ kind: 'none', reason: 'notAllCourses' });
  });

  it('follow the hours under byCourseHours, rounded down to quarter credits', () => {
    expect(credit('byCourseHours', ['c'])).toEqual({ kind: 'credit', creditHundredths: 100, hourTenths: 30 });
    expect(credit('byCourseHours', ['a'], { creditHundredths: 299 })).toEqual({
      kind: 'credit',
      creditHundredths: 50,
      hourTenths: 15,
    });
    expect(credit('byCourseHours', ['a', 'b', 'c'])).toEqual({ kind: 'credit', creditHundredths: 200, hourTenths: 60 });
  });

  it('are none when the share is below a quarter credit', () => {
    expect(credit('byCourseHours', ['a'], { creditHundredths: 99 })).toEqual({ kind: 'none', reason: 'belowOneStep' });
  });

  it('never exceed the project when its courses hold more hours than its total', () => {
    expect(credit('byCourseHours', ['a', 'b', 'c'], { hourTenths: 30 })).toEqual({
      kind: 'credit',
      creditHundredths: 200,
      hourTenths: 30,
    });
  });

  it.each<GrantStrategy>(['anyCourseFull', 'allCoursesFull', 'byCourseHours'])(
    'are none without a valid course of the project under %s',
    (strategy) => {
      expect(credit(strategy, [])).toEqual({ kind: 'none', reason: 'noValidCourse' });
      expect(credit(strategy, ['of another project'])).toEqual({ kind: 'none', reason: 'noValidCourse' });
    },
  );

  it.each<GrantStrategy>(['anyCourseFull', 'allCoursesFull', 'byCourseHours'])(
    'are none under %s when a teaching day is lacking (天天考勤, M8)',
    (strategy) => {
      const lacking = credit(strategy, ['a', 'b', 'c'], { dutyKept: false });
      expect(lacking).toEqual({ kind: 'none', reason: 'dayLacked' });
    },
  );

  it('do without daily duty by hours alone', () => {
    const waived = { dutyKept: false, dutyWaived: true };
    expect(credit('byCourseHours', ['c'], waived)).toEqual({ kind: 'credit', creditHundredths: 100, hourTenths: 30 });
    expect(credit('anyCourseFull', ['c'], waived)).toEqual({ kind: 'none', reason: 'dayLacked' });
    expect(credit('allCoursesFull', ['a', 'b', 'c'], waived)).toEqual({ kind: 'none', reason: 'dayLacked' });
  });

  it('tell two people apart: each of the three strategies gives one of them something else', () => {
    // One was in all courses; the other on every day, but in one course of three.
    const given = (validCourseIds: string[]) =>
      (['anyCourseFull', 'allCoursesFull', 'byCourseHours'] as const).map((strategy) => {
        const decision = credit(strategy, validCourseIds);
        return decision.kind === 'credit' ? decision.creditHundredths : 0;
      });
    expect(given(['a', 'b', 'c'])).toEqual([200, 200, 200]);
    expect(given(['c'])).toEqual([200, 0, 100]);
  });
});
