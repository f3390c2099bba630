/**
 * What a trainee has still to do in a batch, and what a missed window costs (rules: "What is due"). It follows from the batch's intended
 * strategy. Home, scan result and notice say it from here, so that they cannot disagree.
 */
import { dayOfWindow, isInWindow, type AttendanceWindow } from '../project/attendance-window';
import { teachingDays, type Batch } from '../project/batch';
import type { Taught } from '../project/lessons';
import { windowsOf, windowsOfCourse } from '../project/planned-windows';
import { intendedStrategyOf, type IntendedStrategy } from '../project/intended-strategy';
import { secondOf, type Day } from '../kernel/time';

/** Check-ins of one trainee in the batch, whether they count already or wait for somebody: what waits is not missed. */
export interface DueEvidence {
  /** Epoch milliseconds. */
  at: number;
  /** Courses that the session covered; all of them without it. */
  courseIds?: readonly string[] | undefined;
}

/** `share`: the credits of what was missed. `all`: every credit of the batch. */
export type MissedCost = 'none' | 'share' | 'all';

export interface Due {
  strategy: IntendedStrategy;
  /** How often they have still to check in. */
  times: number;
  /** Where they can, in order of time: of a day on which once is enough, every window that is left. */
  open: AttendanceWindow[];
  /** Days on which they have not checked in and cannot any more. */
  missedDays: Day[];
  /** Windows whose absence costs something. */
  missed: AttendanceWindow[];
  cost: MissedCost;
}

interface State {
  window: AttendanceWindow;
  day: Day | undefined;
  /** Somebody checked in inside it, in whatever course. */
  touched: boolean;
  /** For every course. */
  met: boolean;
  over: boolean;
  /** The courses of the window that cannot be whole any more because of it. */
  lostIds: string[];
}

/** A course of the batch. */
type DueCourse = Taught & { readonly courseId: string };

/** @param courses of the project: by hours, and where every course has to be full, each has windows of its own */
export function dueOf({
  batch,
  courses,
  evidence,
  spotChecks = [],
  now,
}: {
  batch: Pick<Batch, 'begin' | 'end' | 'windows' | 'restDays' | 'intendedStrategy'>;
  courses: readonly DueCourse[];
  evidence: readonly DueEvidence[];
  /** Those that bind them (domain/attendance/spot-check.ts): each is due by itself, whatever the strategy. */
  spotChecks?: readonly AttendanceWindow[];
  now: number;
}): Due {
  const strategy = intendedStrategyOf(batch);
  const stateOf = (window: AttendanceWindow, courseIds: readonly string[]): State => {
    const inside = evidence.filter(({ at }) => isInWindow(at, window));
    const covers = (courseId: string): boolean =>
      inside.some((each) => each.courseIds === undefined || each.courseIds.includes(courseId));
    const over = secondOf(now) > window.end;
    return {
      window,
      day: dayOfWindow(window),
      touched: inside.length > 0,
      met: inside.length > 0 && courseIds.every(covers),
      over,
      lostIds: over ? courseIds.filter((courseId) => !covers(courseId)) : [],
    };
  };
  const days = windowsOf(batch, courses).map((window) => stateOf(window, []));
  const missedDays = teachingDays(batch).filter((day) => {
    const ofDay = days.filter((state) => state.day === day);
    return ofDay.length > 0 && ofDay.every(({ touched, over }) => over && !touched);
  });
  const onceADay = strategy === 'anyCourseFull';
  const states =
    onceADay || courses.length === 0
      ? days
      : ownWindows(batch, courses).map((own) => stateOf(own.window, own.courseIds));
  const kept = new Set(states.filter(({ touched }) => touched).map(({ day }) => day));
  const wanted = states.filter(({ day, met }) => (onceADay ? !kept.has(day) : !met));
  const open = wanted.filter(({ over }) => !over);
  const missed = wanted.filter(
    ({ day, over }) => over && (!onceADay || (day !== undefined && missedDays.includes(day))),
  );
  const spots = spotChecks.map((window) => stateOf(window, [])).filter(({ touched }) => !touched);
  const openSpots = spots.filter(({ over }) => !over);
  const missedSpots = spots.filter(({ over }) => over);
  // A course is lost with its first window that is over without them.
  const lost = new Set(onceADay ? [] : states.flatMap(({ lostIds }) => lostIds));
  return {
    strategy,
    times: (onceADay ? new Set(open.map(({ day }) => day)).size : open.length) + openSpots.length,
    open: inOrder([...open, ...openSpots]),
    missedDays,
    missed: inOrder([...missed, ...missedSpots]),
    // A spot check is a window of every course: without it none is whole.
    cost:
      missedSpots.length > 0
        ? 'all'
        : costOf({
            strategy,
            missed: missed.length,
            missedDays: missedDays.length,
            coursesLeft: courses.filter(({ courseId }) => !lost.has(courseId)).length,
          }),
  };
}

const inOrder = (states: readonly State[]): AttendanceWindow[] =>
  states.map(({ window }) => window).sort((a, b) => a.begin - b.begin || a.end - b.end);

/** The windows of the courses in order of time, each with the courses that have it. */
function ownWindows(
  batch: Pick<Batch, 'begin' | 'end' | 'windows' | 'restDays'>,
  courses: readonly DueCourse[],
): { window: AttendanceWindow; courseIds: string[] }[] {
  const own = new Map<string, { window: AttendanceWindow; courseIds: string[] }>();
  for (const course of courses)
    for (const window of windowsOfCourse(batch, course)) {
      const key = `${window.begin} ${window.end}`;
      own.set(key, { window, courseIds: [...(own.get(key)?.courseIds ?? []), course.courseId] });
    }
  return [...own.values()].sort((a, b) => a.window.begin - b.window.begin || a.window.end - b.window.end);
}

/** A day without a check-in costs everything under every strategy: daily duty (天天考勤, M8) is kept or not. */
function costOf({
  strategy,
  missed,
  missedDays,
  coursesLeft,
}: {
  strategy: IntendedStrategy;
  missed: number;
  missedDays: number;
  /** Courses of which no window is lost. */
  coursesLeft: number;
}): MissedCost {
  if (missedDays > 0) return 'all';
  if (missed === 0) return 'none';
  return strategy === 'byCourseHours' && coursesLeft > 0 ? 'share' : 'all';
}
