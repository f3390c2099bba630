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

/**
 * The windows of one course in a batch, in order of time: one a lesson, from half an hour before it begins until it ends. On a day whose
 * windows were set by hand, those of them in which the course is taught, so that nobody is asked for more than the notice told them.
 * A course that does not say when it is taught in this batch has the windows set by hand, and the usual one on other days.
 */
export function windowsOfCourse(batch: PlannedBatch, course: Taught): AttendanceWindow[] {
  const teaching = new Set(teachingDays(batch));
  if (!course.lessons.some(({ day }) => teaching.has(day))) return windowsOf(batch, []);
  return [...teaching].flatMap((day) => {
    const byHand = setByHand(day, batch);
    const taught = lessonWindowsOn(day, course);
    if (taught.length === 0 || byHand.length === 0) return taught;
    const met = byHand.filter((window) => taught.some((one) => touch(one, window)));
    return met.length > 0 ? met : byHand;
  });
}

/**
 * The windows of a batch over all its courses, in order of time: on each day those set by hand, else those of its courses, each
 * run of them one window, else on a teaching day the usual one (M17). No teaching day is without one, and no course has one outside
 * of these.
 */
export function windowsOf(batch: PlannedBatch, courses: readonly Taught[]): AttendanceWindow[] {
  const teaching = new Set(teachingDays(batch));
  const ofCourses = courses.flatMap((course) => windowsOfCourse(batch, course));
  const days = daysFrom(batch.begin, batch.end).map((day) => {
    const byHand = setByHand(day, batch);
    if (byHand.length > 0 || !teaching.has(day)) return { byHand, made: [] };
    const ofDay = joined(ofCourses.filter((window) => dayOfWindow(window) === day));
    return { byHand, made: ofDay.length > 0 ? ofDay : [defaultWindowOn(day)] };
  });
  const all = days.flatMap(({ byHand, made }) => [...byHand, ...made]);
  if (all.length <= MAX_ANALYSIS_WINDOWS) return all;
  // An analysis has room for so many. A batch has fewer teaching days than that (batch.ts), so one a day fits.
  return days.flatMap(({ byHand, made }) => [...byHand, ...oneOf(made)]);
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
