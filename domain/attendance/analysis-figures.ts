/** The figures of an analysis, the same whether it is frozen or only tried out (rules: "Analysis"). */
import { windowsOfAll, type BatchAttendance, type CourseWindows } from './course-analysis';
import { isMet } from './window-cell';
import { dayOfWindow } from '../project/attendance-window';
import type { Day } from '../kernel/time';

/** How near somebody came to being valid in a course: one window was missed, on a day on which they were there. */
export type NearMiss = {
  personId: string;
  courseId: string;
  /** Place of the window among the course's. */
  window: number;
  /** Negative when the nearest check-in was too early. */
  seconds: number;
};

export type CourseFigures = {
  courseId: string;
  /** Anybody with a record for it. */
  people: number;
  valid: number;
  /** Valid as soon as a record counts that waits. */
  open: number;
  /** How many met each window. */
  windowPeople: number[];
  /** People who lack one window and no more. */
  missedOne: number;
};

export type AnalysisFigures = {
  people: number;
  /** Valid in at least one course. */
  valid: number;
  /** Daily duty kept; not kept, and what waits would not change that; not kept yet. */
  dutyKept: number;
  dutyLacked: number;
  dutyOpen: number;
  records: number;
  outsideRecords: number;
  courses: CourseFigures[];
  /** Every teaching day: how many windows of any course lie on it, and how many people lack it. */
  days: { day: Day; windows: number; lacked: number }[];
  /** Nearest first, and those who missed by the most last. */
  nearMisses: NearMiss[];
};

/** As many near misses as a screen can be scrolled through. */
const MOST_NEAR_MISSES = 100;

/**
 * @param people as `analyseCourses` made them of these courses and days
 */
export function analysisFigures(
  people: readonly BatchAttendance[],
  { courses, days }: { courses: readonly CourseWindows[]; days: readonly Day[] },
): AnalysisFigures {
  const byCourse = courses.map(({ courseId, windows }): CourseFigures => ({
    courseId,
    people: 0,
    valid: 0,
    open: 0,
    windowPeople: windows.map(() => 0),
    missedOne: 0,
  }));
  const lacked = new Map<Day, number>(days.map((day) => [day, 0]));
  const nearMisses: NearMiss[] = [];
  const sums = { valid: 0, dutyKept: 0, dutyOpen: 0, records: 0, outsideRecords: 0 };
  for (const person of people) {
    person.courses.forEach((course, index) => {
      const figures = byCourse[index];
      if (!figures) return;
      const missed = course.cells.flatMap((cell, window) => (isMet(cell) ? [] : [window]));
      course.cells.forEach((cell, window) => {
        if (isMet(cell)) figures.windowPeople[window] = (figures.windowPeople[window] ?? 0) + 1;
      });
      figures.people += Number(course.seen);
      figures.valid += Number(course.valid);
      figures.open += Number(course.open);
      const [only, ...more] = missed;
      if (only === undefined || more.length > 0 || course.open || !course.seen) return;
      figures.missedOne += 1;
      const seconds = course.missedBy[only];
      if (typeof seconds === 'number')
        nearMisses.push({ personId: person.personId, courseId: figures.courseId, window: only, seconds });
    });
    sums.valid += Number(person.courses.some(({ valid }) => valid));
    sums.dutyKept += Number(person.lackedDays.length === 0);
    sums.dutyOpen += Number(person.dutyOpen);
    sums.records += person.recordCount;
    sums.outsideRecords += person.outsideCount;
    for (const day of person.lackedDays) lacked.set(day, (lacked.get(day) ?? 0) + 1);
  }
  const onDay = new Map<Day, number>();
  for (const window of windowsOfAll(courses).windows) {
    const day = dayOfWindow(window);
    if (day !== undefined) onDay.set(day, (onDay.get(day) ?? 0) + 1);
  }
  nearMisses.sort((a, b) => Math.abs(a.seconds) - Math.abs(b.seconds) || (a.personId < b.personId ? -1 : 1));
  return {
    people: people.length,
    ...sums,
    dutyLacked: people.length - sums.dutyKept - sums.dutyOpen,
    courses: byCourse,
    days: days.map((day) => ({ day, windows: onDay.get(day) ?? 0, lacked: lacked.get(day) ?? 0 })),
    nearMisses: nearMisses.slice(0, MOST_NEAR_MISSES),
  };
}
