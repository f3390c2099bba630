import * as fc from 'fast-check';
import { instantOf } from '../kernel/time';
import type { IntendedStrategy } from '../project/intended-strategy';
import { dueOf, type DueEvidence } from './due';

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
const due = (
  intendedStrategy: IntendedStrategy | undefined,
  evidence: DueEvidence[],
  [day, clock]: [string, string],
  courseIds: string[] = ['c1', 'c2'],
) =>
  dueOf({
    batch: intendedStrategy === undefined ? batch : { ...batch, intendedStrategy },
    courses: courseIds.map((courseId) => ({ courseId, lessons: [] })),
    evidence,
    now: instantOf(day, clock),
  });
const morning = scan('2025-11-29', '08:00:00');

describe('what is due (rules: "What is due")', () => {
  it('is one check-in on each teaching day where nothing else was chosen', () => {
    expect(due(undefined, [], ['2025-11-29', '06:00:00'])).toMatchObject({
      strategy: 'anyCourseFull',
      times: 2,
      open: halves,
    });
    expect(due(undefined, [morning], ['2025-11-29', '14:00:00'])).toMatchObject({
      times: 1,
      open: halves.slice(2),
      missed: [],
      cost: 'none',
    });
  });

  it('is every window where every course has to be full', () => {
    expect(due('allCoursesFull', [morning], ['2025-11-29', '14:00:00'])).toMatchObject({
      times: 3,
      open: halves.slice(1),
      cost: 'none',
    });
    expect(due('allCoursesFull', [morning], ['2025-11-29', '18:00:01'])).toMatchObject({
      times: 2,
      missed: [halves[1]],
      missedDays: [],
      cost: 'all',
    });
  });

  it('costs by hours the share of the course, and everything once a whole day is missing', () => {
    const afternoonMissed = due('byCourseHours', [morning], ['2025-11-29', '18:00:01']);
    // Courses that do not say when they are taught have the same windows: all of them are lost.
    expect(afternoonMissed).toMatchObject({ missed: [halves[1]], cost: 'all' });
    const lesson = (courseId: string, begin: string, end: string) => ({
      courseId,
      lessons: ['2025-11-29', '2025-11-30'].map((day) => ({ day, begin, end })),
    });
    const courses = [lesson('c1', '08:30', '10:00'), lesson('c2', '14:00', '15:30')];
    const now = instantOf('2025-11-29', '16:00:00');
    const byHours = { ...batch, windows: [], intendedStrategy: 'byCourseHours' as const };
    expect(dueOf({ batch: byHours, courses, evidence: [morning], now })).toMatchObject({ cost: 'share' });
    expect(due('byCourseHours', [], ['2025-11-29', '18:00:01'])).toMatchObject({
      missedDays: ['2025-11-29'],
      cost: 'all',
    });
  });

  it('lets a day be kept until the last second of its last window', () => {
    expect(due('anyCourseFull', [], ['2025-11-29', '18:00:00']).missedDays).toEqual([]);
    expect(due('anyCourseFull', [], ['2025-11-29', '18:00:01'])).toMatchObject({
      missedDays: ['2025-11-29'],
      missed: halves.slice(0, 2),
      times: 1,
      cost: 'all',
    });
  });

  it('counts a scan for the courses of its session alone, but for the day whatever it covers', () => {
    const one = scan('2025-11-29', '08:00:00', ['c1']);
    expect(due('allCoursesFull', [one], ['2025-11-29', '09:00:00']).open).toContainEqual(halves[0]);
    expect(due('allCoursesFull', [one], ['2025-11-29', '09:00:00'], ['c1']).open).not.toContainEqual(halves[0]);
    expect(due('anyCourseFull', [one], ['2025-11-29', '09:00:00']).open).toEqual(halves.slice(2));
  });

  it('asks of each course what its own lessons say, where every course has to be full', () => {
    const lesson = (courseId: string, begin: string, end: string) => ({
      courseId,
      lessons: ['2025-11-29', '2025-11-30'].map((day) => ({ day, begin, end })),
    });
    const courses = [lesson('c1', '08:30', '10:00'), lesson('c2', '10:15', '11:45')];
    const now = instantOf('2025-11-29', '07:00:00');
    const at = (intendedStrategy: IntendedStrategy) =>
      dueOf({ batch: { ...batch, windows: [], intendedStrategy }, courses, evidence: [], now });
    expect(at('allCoursesFull').open).toHaveLength(4);
    expect(at('anyCourseFull').open).toEqual([
      on('2025-11-29', '08:00:00', '11:45:00'),
      on('2025-11-30', '08:00:00', '11:45:00'),
    ]);
  });

  it('asks nothing of a scan outside every window, nor of a day without teaching', () => {
    expect(due('anyCourseFull', [scan('2025-11-29', '12:30:00')], ['2025-11-29', '12:31:00']).times).toBe(2);
    const resting = { ...batch, windows: halves.slice(0, 2), restDays: [{ day: '2025-11-30', reason: '停课' }] };
    expect(dueOf({ batch: resting, courses: [], evidence: [morning], now: morning.at })).toMatchObject({
      times: 0,
      open: [],
    });
  });

  it('never asks for what is over, never calls missed what can be done, and costs nothing while nothing is missed', () => {
    const instants = fc.integer({ min: instantOf('2025-11-28'), max: instantOf('2025-12-02') });
    const strategies = fc.constantFrom<IntendedStrategy>('anyCourseFull', 'allCoursesFull', 'byCourseHours');
    fc.assert(
      fc.property(strategies, fc.array(instants, { maxLength: 6 }), instants, (intendedStrategy, times, now) => {
        const evidence = times.filter((at) => at <= now).map((at) => ({ at }));
        const found = dueOf({
          batch: { ...batch, intendedStrategy },
          courses: [{ courseId: 'c1', lessons: [] }],
          evidence,
          now,
        });
        expect(found.open.every(({ end }) => end + 1000 > now)).toBe(true);
        expect(found.missed.every(({ end }) => end < now)).toBe(true);
        expect(found.cost === 'none').toBe(found.missed.length === 0);
        expect(found.times).toBeLessThanOrEqual(found.open.length);
        expect(found.times === 0).toBe(found.open.length === 0);
        // One more check-in never asks for more.
        const more = dueOf({
          batch: { ...batch, intendedStrategy },
          courses: [{ courseId: 'c1', lessons: [] }],
          evidence: [...evidence, { at: now }],
          now,
        });
        expect(more.times).toBeLessThanOrEqual(found.times);
        expect(more.missed.length).toBeLessThanOrEqual(found.missed.length);
      }),
    );
  });
});
