/**
 * When people are to check in (rules: "Planned windows"). Notice, home, scan result, code page, reminder and the windows proposed to the
 * analysis all ask here, so that they cannot disagree.
 */
import { dayOfWindow, defaultWindowOn, MAX_ANALYSIS_WINDOWS } from './attendance-window';
import type { AttendanceWindow } from './attendance-window';
import { teachingDays } from './batch';
import type { Batch } from './batch';
import { spanOfLesson } from './lessons';
import type { Taught } from './lessons';
import { daysFrom, instantOf, MINUTE_MS } from '../kernel/time';
import type { Day } from '../kernel/time';

/** What of a batch its windows are made from. */
export type PlannedBatch = Pick<Batch, 'begin' | 'end' | 'windows' | 'restDays'>;

/** A window begins so long before its lesson: people come in meanwhile. */
const LESSON_WINDOW_LEAD_MINUTES = 30;

const byTime = (a: AttendanceWindow, b: AttendanceWindow): number => a.begin - b.begin || a.end - b.end;

function lessonWindowsOn(day: Day, { lessons }: Taught): AttendanceWindow[] {
  const windows = lessons
    .filter((lesson) => lesson.day === day)
    .map(spanOfLesson)
    // One that begins at midnight has its lead on the day before, and a window lies on one day.
    .map(({ begin, end }) => ({
      begin: Math.max(instantOf(day), begin - LESSON_WINDOW_LEAD_MINUTES * MINUTE_MS),
      end,
    }));
  return distinct(windows);
}

const distinct = (windows: readonly AttendanceWindow[]): AttendanceWindow[] =>
  [...windows]
    .sort(byTime)
    .filter(
      ({ begin, end }, index, all) => index === 0 || all[index - 1]?.begin !== begin || all[index - 1]?.end !== end,
    );

const setByHand = (day: Day, { windows }: PlannedBatch): AttendanceWindow[] =>
  windows
    .filter((window) => dayOfWindow(window) === day)
    .map(({ begin, end }) => ({ begin, end }))
    .sort(byTime);

const touch = (a: AttendanceWindow, b: AttendanceWindow): boolean => a.begin <= b.end && b.begin <= a.end;

/** By which a window is known among those of a batch. */
const keyOf = ({ begin, end }: AttendanceWindow): string => `${begin}-${end}`;

/** A course of nobody's: a batch whose courses are not known yet has the windows of one that does not say when it is taught. */
const UNTIMED: Taught = { lessons: [] };

/** What each course asks for on one day, in the order of the courses. */
function windowsOfDay(
  day: Day,
  {
    batch,
    courses,
    isTeaching,
  }: { batch: PlannedBatch; courses: readonly (Taught | undefined)[]; isTeaching: boolean },
): AttendanceWindow[][] {
  const byHand = setByHand(day, batch);
  const taught = courses.map((course) => (course && isTeaching ? lessonWindowsOn(day, course) : []));
  const whole = byHand.length > 0 ? byHand : isTeaching ? [defaultWindowOn(day)] : [];
  // A day on which nobody says that they teach belongs to all courses, and so does a window by hand in which nobody teaches: what
  // people are told to come for is asked by some course, or it would count for nothing.
  if (taught.every((windows, index) => courses[index] !== undefined && windows.length === 0))
    return courses.map(() => whole);
  const shared = courses.includes(undefined)
    ? []
    : byHand.filter((window) => !taught.flat().some((lesson) => touch(lesson, window)));
  return courses.map((course, index) => {
    const own = taught[index] ?? [];
    if (course === undefined) return whole;
    if (own.length === 0 || byHand.length === 0) return own;
    const met = byHand.filter((window) => shared.includes(window) || own.some((lesson) => touch(lesson, window)));
    return met.some((window) => !shared.includes(window)) ? met : byHand;
  });
}

/**
 * What each course of a batch asks for, in the order of the courses: one window a lesson, from half an hour before it begins until it
 * ends. On a day whose windows were set by hand, those of them in which the course is taught, so that nobody is asked for more than the
 * notice told them. A course that does not say when it is taught in this batch has the windows set by hand, and the usual one on other
 * days. A teaching day on which no course is taught belongs to all of them.
 *
 * It is what the analysis is proposed (M17), and everything that is said about what is due is made from it.
 */
export function planOf(batch: PlannedBatch, courses: readonly Taught[]): AttendanceWindow[][] {
  const teaching = new Set(teachingDays(batch));
  const timed = courses.map((course) => (course.lessons.some(({ day }) => teaching.has(day)) ? course : undefined));
  const days = daysFrom(batch.begin, batch.end).map((day) =>
    windowsOfDay(day, { batch, courses: timed, isTeaching: teaching.has(day) }),
  );
  return courses.map((_, index) => {
    const all = days.flatMap((ofDay) => ofDay[index] ?? []);
    // An analysis has room for so many of a course. A batch has fewer teaching days than that (batch.ts), so one a day fits.
    return all.length <= MAX_ANALYSIS_WINDOWS ? all : days.flatMap((ofDay) => oneOf(ofDay[index] ?? []));
  });
}

/** A window of a batch, with the courses that ask for it. */
export type CourseWindow<Course> = AttendanceWindow & { courses: Course[] };

/** Every window that some course asks for, each once, in order of time. */
export function windowsByCourses<Course extends Taught>(
  batch: PlannedBatch,
  courses: readonly Course[],
): CourseWindow<Course>[] {
  const plan = planOf(batch, courses.length === 0 ? [UNTIMED] : courses);
  const known = new Map<string, CourseWindow<Course>>();
  plan.forEach((windows, index) => {
    const course = courses[index];
    for (const window of windows) {
      const one = known.get(keyOf(window)) ?? { ...window, courses: [] };
      known.set(keyOf(window), one);
      if (course && !one.courses.includes(course)) one.courses.push(course);
    }
  });
  return [...known.values()].sort(byTime);
}

/**
 * When people can check in to a batch, in order of time, as it is told to them: the windows of its courses, those set by hand as they
 * are, those made of lessons joined into runs. No teaching day is without one (M8), and whoever checks in inside one meets a window of
 * some course.
 * @param covered of the courses, those that somebody can check in to here: another hall may teach at other times
 */
export function windowsOf<Course extends Taught>(
  batch: PlannedBatch,
  courses: readonly Course[],
  covered: (course: Course) => boolean = () => true,
): AttendanceWindow[] {
  const asked = windowsByCourses(batch, courses)
    .filter((window) => window.courses.length === 0 || window.courses.some(covered))
    .map(({ begin, end }) => ({ begin, end }));
  const byHand = new Set(batch.windows.map(dayOfWindow));
  return daysFrom(batch.begin, batch.end).flatMap((day) => {
    const ofDay = asked.filter((window) => dayOfWindow(window) === day);
    return byHand.has(day) ? ofDay : joined(ofDay);
  });
}

/** Windows that overlap become one: who came for one lesson of a morning came for the morning. */
function joined(windows: readonly AttendanceWindow[]): AttendanceWindow[] {
  const runs: AttendanceWindow[] = [];
  for (const window of [...windows].sort(byTime)) {
    const last = runs[runs.length - 1];
    if (last && touch(last, window)) runs.splice(-1, 1, { begin: last.begin, end: Math.max(last.end, window.end) });
    else runs.push(window);
  }
  return runs;
}

function oneOf(windows: readonly AttendanceWindow[]): AttendanceWindow[] {
  const [first] = windows;
  return first ? [{ begin: first.begin, end: Math.max(...windows.map(({ end }) => end)) }] : [];
}

/** Those of one day; none on a day without teaching. */
export const windowsOn = (day: Day, batch: PlannedBatch, courses: readonly Taught[]): AttendanceWindow[] =>
  windowsOf(batch, courses).filter((window) => dayOfWindow(window) === day);

/**
 * What a batch asks for, where it can be said in a word: one check-in on each day, every window, or what each course says by itself. In
 * the first two every course asks for the same, so one that is complete is all of them.
 */
export const askings = ['onceADay', 'everyWindow', 'byCourse'] as const;
export type Asking = (typeof askings)[number];

export function askingOf(batch: PlannedBatch, courses: readonly Taught[]): Asking {
  const asked = windowsByCourses(batch, courses);
  if (asked.some((window) => window.courses.length < courses.length)) return 'byCourse';
  return new Set(asked.map(dayOfWindow)).size === asked.length ? 'onceADay' : 'everyWindow';
}
