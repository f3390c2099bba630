/**
 * The analysis of a batch (考勤分析, M16–M18; rules: "Analysis"): windows belong to courses, and daily duty (天天考勤, M8) is a fact about a
 * person and the whole batch. Courses are judged together, so what is frozen of them belongs together.
 */
import { analyse, type AnalysisRecord, type DayAttendance, type PersonAnalysis } from './analysis';
import { attendanceFlags, isSuspicious, type AttendanceFlag } from './attendance-record';
import { plainer, type WindowCell } from './window-cell';
import { bindingOf, coursesAskedBy, type HallCheck, type SeenAt } from './spot-check';
import { dayOfWindow, isInWindow, type AttendanceWindow } from '../project/attendance-window';
import { dayNumberOf, type Day } from '../kernel/time';

/** A record with the courses that its session covers. */
export type CourseRecord = AnalysisRecord & {
  courseIds: readonly string[];
  /** Its hall, for spot checks. */
  sessionId?: string | undefined;
};

export type CourseWindows = { courseId: string; windows: readonly AttendanceWindow[] };

/** One person in one course. */
export type CourseAttendance = {
  /** Every window of the course holds a record of theirs for it. */
  valid: boolean;
  /** Not valid, and would be if the records counted that wait for a confirmation or an approval (待定). */
  open: boolean;
  /** One a window, in the order of the course's windows. */
  cells: WindowCell[];
  /** One a window: by how many seconds it was missed, negative when too early; null when it was met, or nobody came that day. */
  missedBy: (number | null)[];
  /** Whether they have any record for this course, one that waits included. */
  seen: boolean;
};

export type BatchAttendance = {
  personId: string;
  /** In the order of the courses. */
  courses: CourseAttendance[];
  /** Teaching days without a record of theirs in some window of some course. */
  lackedDays: Day[];
  /** Daily duty is not kept, and would be if the records counted that wait. */
  dutyOpen: boolean;
  days: DayAttendance[];
  recordCount: number;
  /** Counting records that lie in no window of any course they are for. */
  outsideCount: number;
  uncountedCount: number;
  flags: AttendanceFlag[];
};

const keyOf = ({ begin, end }: AttendanceWindow): string => `${begin}-${end}`;

/** The windows of some courses, each once, in order of time; and where those of each course lie in that list. */
export function windowsOfAll(courses: readonly CourseWindows[]): {
  windows: AttendanceWindow[];
  /** By course, in the order of its own windows. */
  positions: number[][];
} {
  const distinct = new Map<string, AttendanceWindow>();
  for (const { windows } of courses) for (const window of windows) distinct.set(keyOf(window), window);
  const windows = [...distinct.values()]
    .map(({ begin, end }) => ({ begin, end }))
    .sort((a, b) => a.begin - b.begin || a.end - b.end);
  const position = new Map(windows.map((window, index) => [keyOf(window), index]));
  const positionOf = (window: AttendanceWindow): number => position.get(keyOf(window)) ?? -1;
  return { windows, positions: courses.map((course) => course.windows.map(positionOf)) };
}

/** Records that cover the same courses, and what their windows are. */
type Coverage = {
  /** The courses that are covered, by their place in the list, with the places of their windows among those of the coverage. */
  courses: { index: number; positions: readonly number[] }[];
  windows: readonly AttendanceWindow[];
  records: CourseRecord[];
};

/** A record is looked at once, whatever the number of its courses: usually every session covers all of them. */
function coveragesOf(records: readonly CourseRecord[], courses: readonly CourseWindows[]): Coverage[] {
  const byList = new Map<readonly string[], Coverage>();
  const byKey = new Map<string, Coverage>();
  for (const record of records) {
    let coverage = byList.get(record.courseIds);
    if (!coverage) {
      const covered = courses.flatMap((course, index) =>
        record.courseIds.includes(course.courseId) ? [{ course, index }] : [],
      );
      const key = covered.map(({ index }) => index).join();
      coverage = byKey.get(key);
      if (!coverage) {
        const { windows, positions } = windowsOfAll(covered.map(({ course }) => course));
        coverage = {
          courses: covered.map(({ index }, place) => ({ index, positions: positions[place] ?? [] })),
          windows,
          records: [],
        };
        byKey.set(key, coverage);
      }
      byList.set(record.courseIds, coverage);
    }
    coverage.records.push(record);
  }
  return [...byKey.values()];
}

/** What is known of a person while one coverage after the other is added. */
type Sum = {
  met: boolean[][];
  missedBy: (number | null)[][];
  seen: boolean[];
  /** Days on which a window of any course was met, spot checks left out. */
  dutyDays: Set<Day>;
  days: Map<Day, DayAttendance>;
  recordCount: number;
  outsideCount: number;
  uncountedCount: number;
  flags: Set<AttendanceFlag>;
};

const noSum = (courses: readonly CourseWindows[]): Sum => ({
  met: courses.map(({ windows }) => windows.map(() => false)),
  missedBy: courses.map(({ windows }) => windows.map(() => null)),
  seen: courses.map(() => false),
  dutyDays: new Set(),
  days: new Map(),
  recordCount: 0,
  outsideCount: 0,
  uncountedCount: 0,
  flags: new Set(),
});

/** Of two that are equally far the one that was too late, as within one coverage. */
const nearer = (one: number | null, other: number | null): number | null => {
  if (one === null || other === null) return one ?? other;
  if (Math.abs(other) === Math.abs(one)) return Math.max(one, other);
  return Math.abs(other) < Math.abs(one) ? other : one;
};

function addTo(sum: Sum, person: PersonAnalysis, { courses, windowDays }: Coverage & { windowDays: readonly Day[] }) {
  const met = new Set(person.windowsMet);
  const missedBy = new Map(person.windowsMissed.map((window, place) => [window, person.missedBy[place] ?? null]));
  for (const { index, positions } of courses) {
    sum.seen[index] = true;
    const own = sum.met[index];
    const distances = sum.missedBy[index];
    positions.forEach((position, window) => {
      if (own && met.has(position)) own[window] = true;
      if (distances) distances[window] = nearer(distances[window] ?? null, missedBy.get(position) ?? null);
    });
  }
  for (const window of met) sum.dutyDays.add(windowDays[window] ?? '');
  for (const { day, first, last } of person.days) {
    const known = sum.days.get(day);
    sum.days.set(day, {
      day,
      first: Math.min(first, known?.first ?? first),
      last: Math.max(last, known?.last ?? last),
    });
  }
  sum.recordCount += person.recordCount;
  sum.outsideCount += person.outsideCount;
  sum.uncountedCount += person.uncountedCount;
  for (const flag of person.flags) sum.flags.add(flag);
}

/** Everybody with a record, by what their records say of each course. */
function sumsOf(
  records: readonly CourseRecord[],
  courses: readonly CourseWindows[],
  spotChecks: readonly HallCheck[],
): Map<string, Sum> {
  const sums = new Map<string, Sum>();
  const checks = new Set(spotChecks.map(keyOf));
  for (const coverage of coveragesOf(records, courses)) {
    // Whoever comes to a spot check alone has not kept the day: else a check in the evening would bring a lost day back.
    const windowDays = coverage.windows.map((window) => (checks.has(keyOf(window)) ? '' : (dayOfWindow(window) ?? '')));
    for (const person of analyse(coverage).people) {
      let sum = sums.get(person.personId);
      if (!sum) {
        sum = noSum(courses);
        sums.set(person.personId, sum);
      }
      addTo(sum, person, { ...coverage, windowDays });
    }
  }
  if (spotChecks.length > 0) judgeSpotChecks(sums, { records, courses, spotChecks });
  return sums;
}

/**
 * A spot check asks those whom it binds to be there, in whatever hall they are by then. Of whoever it does not bind, and of courses that
 * its hall did not teach, it asks nothing: for them it counts as met.
 */
function judgeSpotChecks(
  sums: ReadonlyMap<string, Sum>,
  {
    records,
    courses,
    spotChecks,
  }: { records: readonly CourseRecord[]; courses: readonly CourseWindows[]; spotChecks: readonly HallCheck[] },
): void {
  const checksAt = new Map<string, HallCheck[]>();
  for (const check of spotChecks) checksAt.set(keyOf(check), [...(checksAt.get(keyOf(check)) ?? []), check]);
  const days = new Set(spotChecks.map(({ begin }) => dayNumberOf(begin)));
  const seenBy = new Map<string, SeenAt[]>();
  for (const { personId, evidenceAt: at, counts, sessionId } of records) {
    if (!counts || !days.has(dayNumberOf(at))) continue;
    const seen = seenBy.get(personId);
    if (seen) seen.push({ at, sessionId });
    else seenBy.set(personId, [{ at, sessionId }]);
  }
  for (const [personId, sum] of sums) {
    const seen = seenBy.get(personId) ?? [];
    const bound = new Set(bindingOf(spotChecks, seen));
    courses.forEach(({ courseId, windows }, index) => {
      const own = sum.met[index];
      if (!own) return;
      // Who has nothing but spot checks to show has shown nothing.
      const hasOther = windows.some((window, place) => own[place] && !checksAt.has(keyOf(window)));
      windows.forEach((window, place) => {
        const checks = checksAt.get(keyOf(window));
        if (checks === undefined || own[place]) return;
        const asks = checks.some((check) => bound.has(check) && coursesAskedBy(check, [{ courseId }]).length > 0);
        own[place] = asks ? seen.some(({ at }) => isInWindow(at, window)) : hasOther;
      });
    });
  }
}

/** What some people's records say once more, chosen or changed; of nobody else it could say anything new. */
type SecondLook = { looked: ReadonlySet<string>; sums: ReadonlyMap<string, Sum> };

function lookAgain(
  {
    records,
    courses,
    spotChecks,
  }: { records: readonly CourseRecord[]; courses: readonly CourseWindows[]; spotChecks: readonly HallCheck[] },
  isOdd: (record: CourseRecord) => boolean,
  made: (own: readonly CourseRecord[]) => CourseRecord[],
): SecondLook {
  const looked = new Set<string>();
  for (const record of records) if (isOdd(record)) looked.add(record.personId);
  const sums =
    looked.size === 0 ? [] : sumsOf(made(records.filter(({ personId }) => looked.has(personId))), courses, spotChecks);
  return { looked, sums: new Map(sums) };
}

/** Whether every window is met; without a window nobody has proved anything. */
const allMet = (met: readonly boolean[] | undefined): boolean =>
  met !== undefined && met.length > 0 && met.every(Boolean);

/**
 * Analyses a batch: for everybody with a record, every course by its own windows, and daily duty over all of them. Of a record counts
 * only what its session covers. Windows are inclusive to the second at both ends.
 * @param days the teaching days of the batch
 * @returns ascending by person id
 */
export function analyseCourses({
  records,
  courses,
  days,
  spotChecks = [],
}: {
  records: readonly CourseRecord[];
  courses: readonly CourseWindows[];
  days: readonly Day[];
  /** Windows among these ask nothing of whoever they do not bind (rules: "Spot check"). */
  spotChecks?: readonly HallCheck[];
}): BatchAttendance[] {
  const input = { records, courses, spotChecks };
  const counted = sumsOf(records, courses, spotChecks);
  const inTime = lookAgain(
    input,
    ({ counts, origin }) => counts && origin === 'late',
    (own) => own.filter(({ origin }) => origin !== 'late'),
  );
  const clean = lookAgain(
    input,
    (record) => record.counts && isSuspicious(record),
    (own) => own.filter((record) => !isSuspicious(record)),
  );
  const ifAllCounted = lookAgain(
    input,
    ({ counts, removed }) => !counts && !removed,
    (own) => own.map((record) => (record.removed ? record : { ...record, counts: true })),
  );
  const lackedBy = (sum: Sum): Day[] => days.filter((day) => !sum.dutyDays.has(day));
  const odd = { inTime, clean };
  const people = [...counted].sort(([a], [b]) => (a < b ? -1 : 1));
  return people.map(([personId, sum]) => {
    const hoped = ifAllCounted.sums.get(personId);
    const lackedDays = lackedBy(sum);
    return {
      personId,
      courses: sum.met.map((met, index): CourseAttendance => {
        const valid = allMet(met);
        const missedBy = sum.missedBy[index] ?? [];
        return {
          valid,
          open: !valid && hoped !== undefined && allMet(hoped.met[index]),
          cells: met.map((isMet, window) =>
            isMet ? metCell({ personId, index, window }, odd) : hoped?.met[index]?.[window] ? 'waiting' : 'missed',
          ),
          missedBy: missedBy.map((seconds, window) => (met[window] ? null : seconds)),
          seen: sum.seen[index] ?? false,
        };
      }),
      lackedDays,
      dutyOpen: lackedDays.length > 0 && hoped !== undefined && lackedBy(hoped).length === 0,
      days: [...sum.days.values()].sort((a, b) => (a.day < b.day ? -1 : 1)),
      recordCount: sum.recordCount,
      outsideCount: sum.outsideCount,
      uncountedCount: sum.uncountedCount,
      flags: attendanceFlags.filter((flag) => sum.flags.has(flag)),
    };
  });
}

/** What a window that was met rests on. A single record in time and without a doubt makes it plainly met (M19). */
function metCell(
  { personId, index, window }: { personId: string; index: number; window: number },
  { inTime, clean }: { inTime: SecondLook; clean: SecondLook },
): WindowCell {
  const isMetBy = ({ looked, sums }: SecondLook): boolean =>
    !looked.has(personId) || sums.get(personId)?.met[index]?.[window] === true;
  if (!isMetBy(inTime)) return 'late';
  return isMetBy(clean) ? 'met' : 'suspicious';
}

/**
 * One cell for each window of the batch, over all courses that have it: of one window in two courses the plainer.
 * @param positions as {@link windowsOfAll} gives them
 */
export function cellsOverAll(
  courses: readonly Pick<CourseAttendance, 'cells'>[],
  { windows, positions }: { windows: readonly AttendanceWindow[]; positions: readonly (readonly number[])[] },
): WindowCell[] {
  const cells = windows.map((): WindowCell => 'missed');
  courses.forEach((course, index) =>
    course.cells.forEach((cell, place) => {
      const position = positions[index]?.[place] ?? -1;
      cells[position] = plainer(cell, cells[position] ?? 'missed');
    }),
  );
  return cells;
}
