import { instantOf } from '../kernel/time';
import type { IntendedStrategy } from '../project/intended-strategy';
import { dueOf, needOf, type DueEvidence } from './due';

const on = (day: string, begin: string, end: string) => ({ begin: instantOf(day, begin), end: instantOf(day, end) });
const halves = ['2025-11-29', '2025-11-30'].flatMap((day) => [
  on(day, '07:00:00', '12:00:00'),
  on(day, '13:00:00', '18:00:00'),
]);
const batch = { begin: '2025-11-29', end: '2025-11-30', windows: halves };
const scan = (day: string, clock: string, courseIds?: string[]): DueEvidence => ({
  at: instantOf(day, clock),
  courseIds,
});
const lesson = (courseId: string, begin: string, end: string, days = ['2025-11-29', '2025-11-30']) => ({
  courseId,
  hourTenths: 30,
  lessons: days.map((day) => ({ day, begin, end })),
});
const untimed = ['c1', 'c2'].map((courseId) => ({ courseId, hourTenths: 30, lessons: [] }));
const amounts = { creditHundredths: 200, hourTenths: 60 };
const due = (
  intendedStrategy: IntendedStrategy | undefined,
  evidence: DueEvidence[],
  [day, clock]: [string, string],
  { courses = untimed, windows = halves }: { courses?: ReturnType<typeof lesson>[]; windows?: typeof halves } = {},
) =>
  dueOf({
    batch: { ...batch, windows, ...(intendedStrategy === undefined ? {} : { intendedStrategy }) },
    project: { courses, ...amounts },
    evidence,
    now: instantOf(day, clock),
  });
const morning = scan('2025-11-29', '08:00:00');

describe('what is due (rules: "What is due")', () => {
  it('is one check-in on each teaching day where a day has one window', () => {
    const usual = ['2025-11-29', '2025-11-30'].map((day) => on(day, '07:00:00', '18:00:00'));
    expect(due(undefined, [], ['2025-11-29', '06:00:00'], { windows: [] })).toMatchObject({
      strategy: 'anyCourseFull',
      times: 2,
      ways: [{ courseIds: ['c1', 'c2'], windows: usual, days: [] }],
    });
    expect(due(undefined, [morning], ['2025-11-29', '14:00:00'], { windows: [] })).toMatchObject({
      times: 1,
      ways: [{ windows: usual.slice(1) }],
      cost: 'none',
    });
  });

  it('is every window of a day that has several: the grant wants each of at least one course', () => {
    expect(due(undefined, [morning], ['2025-11-29', '14:00:00'])).toMatchObject({
      times: 3,
      ways: [{ windows: halves.slice(1) }],
    });
    expect(due(undefined, [morning], ['2025-11-29', '18:00:01'])).toMatchObject({
      times: 0,
      ways: [],
      missed: [halves[1]],
      missedDays: [],
      cost: 'all',
      creditHundredths: 0,
    });
  });

  it('is any one of the courses that can still be complete, and the days that it leaves open', () => {
    const courses = [
      lesson('c1', '08:30', '10:00', ['2025-11-29']),
      lesson('c2', '14:00', '15:30', ['2025-11-29', '2025-11-30']),
    ];
    const [first, second, third] = [
      on('2025-11-29', '08:00:00', '10:00:00'),
      on('2025-11-29', '13:30:00', '15:30:00'),
      on('2025-11-30', '13:30:00', '15:30:00'),
    ];
    expect(due(undefined, [], ['2025-11-29', '07:00:00'], { courses, windows: [] })).toMatchObject({
      times: 2,
      ways: [
        { courseIds: ['c1'], windows: [first], days: [{ day: '2025-11-30', windows: [third] }] },
        { courseIds: ['c2'], windows: [second, third], days: [] },
      ],
    });
    // The first course is over: the second one is left, and nothing is lost.
    expect(due(undefined, [], ['2025-11-29', '11:00:00'], { courses, windows: [] })).toMatchObject({
      ways: [{ courseIds: ['c2'] }],
      missed: [],
      cost: 'none',
    });
    // It is complete: of the second day any check-in will do, and the other course may go.
    const done = due(undefined, [scan('2025-11-29', '08:30:00', ['c1'])], ['2025-11-29', '16:00:00'], {
      courses,
      windows: [],
    });
    expect(done).toMatchObject({
      ways: [{ courseIds: ['c1'], windows: [], days: [{ windows: [third] }] }],
      cost: 'none',
    });
    if (third) expect(needOf(third, done)).toBe('must');
    if (second) expect(needOf(second, done)).toBe('none');
  });

  it('costs by hours the share of the course, and everything once a whole day is missing', () => {
    const courses = [lesson('c1', '08:30', '10:00'), lesson('c2', '14:00', '15:30')];
    expect(due('byCourseHours', [morning], ['2025-11-29', '16:00:00'], { courses, windows: [] })).toMatchObject({
      cost: 'share',
      creditHundredths: 100,
      ways: [{ courseIds: ['c1'], windows: [on('2025-11-30', '08:00:00', '10:00:00')] }],
    });
    expect(due('byCourseHours', [], ['2025-11-29', '18:00:01'])).toMatchObject({
      missedDays: ['2025-11-29'],
      cost: 'all',
    });
    // What is left would be less than a quarter of a credit: that is nothing.
    const small = courses.map((course) => ({ ...course, hourTenths: course.courseId === 'c1' ? 5 : 55 }));
    expect(due('byCourseHours', [morning], ['2025-11-29', '16:00:00'], { courses: small, windows: [] }).cost).toBe(
      'all',
    );
  });

  it('lets a day be kept until the last second of its last window', () => {
    expect(due('anyCourseFull', [], ['2025-11-29', '18:00:00'], { windows: [] }).missedDays).toEqual([]);
    expect(due('anyCourseFull', [], ['2025-11-29', '18:00:01'], { windows: [] })).toMatchObject({
      missedDays: ['2025-11-29'],
      cost: 'all',
    });
  });

  it('counts a scan for the courses of its session alone, for the day as well', () => {
    const one = scan('2025-11-29', '08:00:00', ['c1']);
    const open = (strategy: IntendedStrategy, courses = untimed) =>
      due(strategy, [one], ['2025-11-29', '09:00:00'], { courses }).ways.map(({ windows }) => windows);
    expect(open('allCoursesFull')).toEqual([halves]);
    expect(open('allCoursesFull', untimed.slice(0, 1))).toEqual([halves.slice(1)]);
    expect(open('anyCourseFull')).toEqual([halves.slice(1), halves]);
    // In the window of another course it keeps no day.
    const courses = [lesson('c1', '14:00', '15:30'), lesson('c2', '08:30', '10:00')];
    expect(due('anyCourseFull', [one], ['2025-11-29', '16:00:00'], { courses, windows: [] })).toMatchObject({
      missedDays: ['2025-11-29'],
    });
  });

  it('asks nothing of a scan outside every window, nor of a batch without teaching', () => {
    expect(due('anyCourseFull', [scan('2025-11-29', '12:30:00')], ['2025-11-29', '06:31:00']).times).toBe(4);
    const restDays = ['2025-11-29', '2025-11-30'].map((day) => ({ day, reason: '停课' }));
    const resting = { ...batch, windows: [], restDays };
    expect(
      dueOf({ batch: resting, project: { courses: untimed, ...amounts }, evidence: [], now: morning.at }),
    ).toMatchObject({
      ways: [],
      cost: 'none',
    });
  });
});
