/**
 * What a trainee has still to do in a batch, and what a missed window costs (rules: "What is due"). The rule of the grant decides
 * (domain/project/grant-strategy.ts), over the windows that are proposed to the analysis (domain/project/planned-windows.ts): due is what they
 * still need to be granted by the batch's intended strategy. Home, scan result, slots and notice say it from here, so that neither they
 * nor a grant can disagree.
 */
import { bindingOf, withSpotChecks, type HallCheck } from './spot-check';
import { creditFor, type CreditDecision } from '../project/grant-strategy';
import { dayOfWindow, isInWindow, type AttendanceWindow } from '../project/attendance-window';
import { teachingDays, type Batch } from '../project/batch';
import type { Taught } from '../project/lessons';
import { planOf } from '../project/planned-windows';
import { intendedStrategyOf, type IntendedStrategy } from '../project/intended-strategy';
import { secondOf, type Day } from '../kernel/time';

/** Check-ins of one trainee in the batch, whether they count already or wait for somebody: what waits is not missed. */
export interface DueEvidence {
  /** Epoch milliseconds. */
  at: number;
  /** Courses that the session covered; all of them without it. */
  courseIds?: readonly string[] | undefined;
  /** Its hall, for spot checks. */
  sessionId?: string | undefined;
}

/** Whether a check-in counts for a course: of one counts what its session covers (rules: "Analysis"). */
export const coversCourse = ({ courseIds }: Pick<DueEvidence, 'courseIds'>, courseId: string): boolean =>
  courseIds === undefined || courseIds.includes(courseId);

/** `share`: some of the credits are lost. `all`: every credit of the batch. */
export type MissedCost = 'none' | 'share' | 'all';

/** A day on which they have still to check in once, in whatever course: daily duty (天天考勤, M8). */
export type DueDay = { day: Day; windows: AttendanceWindow[] };

/** One way to what can still be had. */
export interface Way {
  /** The courses that are complete with it; of several with the same windows any one will do under `anyCourseFull`. */
  courseIds: string[];
  /** All of these, in order of time, each in a session that covers the courses. */
  windows: AttendanceWindow[];
  /** And once on each of these. */
  days: DueDay[];
}

export interface Due {
  strategy: IntendedStrategy;
  /** What is to be done: any one of these. None when nothing is left to do, or nothing can be had any more. */
  ways: Way[];
  /** How often they have still to check in by the shortest way. */
  times: number;
  /** Days on which they have not checked in and cannot any more. */
  missedDays: Day[];
  /** Windows whose absence costs something. */
  missed: AttendanceWindow[];
  cost: MissedCost;
  /** The most that they can still get. */
  creditHundredths: number;
}

/** A course of the batch. */
type DueCourse = Taught & { readonly courseId: string; readonly hourTenths: number };

/** How one course stands. */
interface Standing {
  courseId: string;
  /** Not met and not over. */
  open: AttendanceWindow[];
  /** Over without them: the course cannot be complete any more. */
  lost: AttendanceWindow[];
}

export function dueOf({
  batch,
  project: { courses, creditHundredths, hourTenths },
  evidence,
  spotChecks = [],
  now,
}: {
  batch: Pick<Batch, 'begin' | 'end' | 'windows' | 'restDays' | 'intendedStrategy'>;
  project: { courses: readonly DueCourse[]; creditHundredths: number; hourTenths: number };
  evidence: readonly DueEvidence[];
  /** Of the batch: each is a window of whoever it binds (rules: "Spot check"). */
  spotChecks?: readonly HallCheck[];
  now: number;
}): Due {
  const strategy = intendedStrategyOf(batch);
  const second = secondOf(now);
  const binding = bindingOf(spotChecks, evidence);
  const planned = planOf(batch, courses);
  const plan = planned.map((windows, index) => withSpotChecks(windows, binding, courses[index]?.courseId ?? ''));
  const standings = courses.flatMap(({ courseId }, index): Standing[] => {
    const windows = plan[index] ?? [];
    const own = evidence.filter((each) => coversCourse(each, courseId));
    // To a spot check they may come in whatever hall they are by then.
    const servingOf = (window: AttendanceWindow) => (isOneOf(binding, window) ? evidence : own);
    const unmet = windows.filter((window) => !servingOf(window).some(({ at }) => isInWindow(at, window)));
    const isOver = ({ end }: AttendanceWindow): boolean => second > end;
    const lost = unmet.filter(isOver);
    return windows.length === 0 ? [] : [{ courseId, open: unmet.filter((window) => !isOver(window)), lost }];
  });
  // A spot check keeps no day.
  const days = dutyOf({ days: teachingDays(batch), courses, plan: planned, evidence, second });
  const missedDays = days.filter(({ windows }) => windows.length === 0).map(({ day }) => day);
  const left = standings.filter(({ lost }) => lost.length === 0);
  // The rule of the grant itself says what can still be had, and what could have been.
  const granted = (complete: readonly Standing[], dutyKept: boolean): CreditDecision =>
    creditFor({
      strategy,
      dutyWaived: false,
      courses,
      validCourseIds: complete.map(({ courseId }) => courseId),
      dutyKept,
      creditHundredths,
      hourTenths,
    });
  const most = granted(left, missedDays.length === 0);
  // Without a teaching day there is nothing to miss.
  const cost = standings.length === 0 ? 'none' : costOf(most, granted(standings, true));
  const ways = cost === 'all' ? [] : waysOf(strategy, { left, days });
  return {
    strategy,
    ways,
    times: ways.length === 0 ? 0 : Math.min(...ways.map(timesOf)),
    missedDays,
    missed: cost === 'none' ? [] : distinct(standings.flatMap(({ lost }) => lost)),
    cost,
    creditHundredths: creditsOf(most),
  };
}

function costOf(most: CreditDecision, whole: CreditDecision): MissedCost {
  if (most.kind === 'none') return 'all';
  return creditsOf(most) < creditsOf(whole) ? 'share' : 'none';
}

const creditsOf = (decision: CreditDecision): number => (decision.kind === 'credit' ? decision.creditHundredths : 0);

const timesOf = ({ windows, days }: Way): number => windows.length + days.length;

const keyOf = ({ begin, end }: AttendanceWindow): string => `${begin}-${end}`;

const isOneOf = (windows: readonly AttendanceWindow[], window: AttendanceWindow): boolean =>
  windows.some((each) => keyOf(each) === keyOf(window));

/** Each once, in order of time. */
const distinct = (windows: readonly AttendanceWindow[]): AttendanceWindow[] =>
  [...new Map(windows.map((window) => [keyOf(window), window])).values()].sort(
    (a, b) => a.begin - b.begin || a.end - b.end,
  );

/** Teaching days without a check-in in some window of some course, with the windows that are left of them. */
function dutyOf({
  days,
  courses,
  plan,
  evidence,
  second,
}: {
  days: readonly Day[];
  courses: readonly DueCourse[];
  plan: readonly (readonly AttendanceWindow[])[];
  evidence: readonly DueEvidence[];
  second: number;
}): DueDay[] {
  const asked = courses.flatMap(({ courseId }, index) => (plan[index] ?? []).map((window) => ({ courseId, window })));
  return days.flatMap((day) => {
    const ofDay = asked.filter(({ window }) => dayOfWindow(window) === day);
    const kept = ofDay.some(({ courseId, window }) =>
      evidence.some((each) => coversCourse(each, courseId) && isInWindow(each.at, window)),
    );
    if (kept || ofDay.length === 0) return [];
    return [{ day, windows: distinct(ofDay.map(({ window }) => window)).filter(({ end }) => second <= end) }];
  });
}

/** @param state the courses that can still be complete, and the days that are still to be kept */
function waysOf(
  strategy: IntendedStrategy,
  { left, days }: { left: readonly Standing[]; days: readonly DueDay[] },
): Way[] {
  const way = (standings: readonly Standing[]): Way => {
    const windows = distinct(standings.flatMap(({ open }) => open));
    const served = new Set(windows.map(dayOfWindow));
    return {
      courseIds: standings.map(({ courseId }) => courseId),
      windows,
      days: days.filter(({ day }) => !served.has(day)),
    };
  };
  const complete = left.filter(({ open }) => open.length === 0);
  const groups = strategy !== 'anyCourseFull' ? [left] : complete.length > 0 ? [complete] : bySameWindows(left);
  return groups.map(way).filter((each) => timesOf(each) > 0);
}

/** Courses that ask for the same stand together: to a person they are one. */
function bySameWindows(standings: readonly Standing[]): Standing[][] {
  const groups = new Map<string, Standing[]>();
  for (const standing of standings) {
    const key = standing.open.map(keyOf).join();
    groups.set(key, [...(groups.get(key) ?? []), standing]);
  }
  return [...groups.values()];
}

/**
 * What a window is to a person: needed whatever they choose, needed for one of several ways, or for nothing any more. Where everything is
 * lost all are needed: an appeal that is granted brings back what was missed, and not what comes.
 */
export type WindowNeed = 'must' | 'choice' | 'none';

export function needOf(window: AttendanceWindow, { ways, cost }: Pick<Due, 'ways' | 'cost'>): WindowNeed {
  if (cost === 'all') return 'must';
  const isOf = (windows: readonly AttendanceWindow[]): boolean => isOneOf(windows, window);
  const days = (way: Way): DueDay | undefined => way.days.find(({ windows }) => isOf(windows));
  const must = (way: Way): boolean => isOf(way.windows) || days(way)?.windows.length === 1;
  if (ways.length > 0 && ways.every(must)) return 'must';
  return ways.some((way) => isOf(way.windows) || days(way) !== undefined) ? 'choice' : 'none';
}
