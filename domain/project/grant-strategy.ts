/** How many credits attendance gives (M19; rules: "Grant"). All amounts are integers: hundredths of credits, tenths of hours. */
export const grantStrategies = [
  { code: 'anyCourseFull', label: '任意课程考勤有效授予全部学分' },
  { code: 'allCoursesFull', label: '全部课程考勤有效授予全部学分' },
  { code: 'byCourseHours', label: '按有效课程学时比例授予学分' },
] as const;
export type GrantStrategy = (typeof grantStrategies)[number]['code'];

/** Proportional credits are rounded down to quarter credits. */
const CREDIT_STEP_HUNDREDTHS = 25;

/** Credits and the hours that go with them. */
export type CreditAmount = { creditHundredths: number; hourTenths: number };

export type CreditDecision =
  | ({ kind: 'credit' } & CreditAmount)
  | { kind: 'none'; reason: 'noValidCourse' | 'notAllCourses' | 'dayLacked' | 'belowOneStep' };

/**
 * Whether a strategy asks for daily duty (天天考勤, M8). The first two always do; by hours it is a tick, off only with a reason that
 * the centre sees.
 */
export const demandsDuty = (strategy: GrantStrategy, dutyWaived: boolean): boolean =>
  strategy !== 'byCourseHours' || !dutyWaived;

/**
 * What one trainee gets for the courses in which they were valid.
 * `anyCourseFull`: one valid course gives all, with daily duty kept. `allCoursesFull`: every course must be valid, and daily duty kept.
 * `byCourseHours`: the share of the project's total hours, rounded down to 0.25 credit, never above the project's credits;
 * the base is the total and not the sum of the courses, so hours that were never planned give nothing.
 * Unknown ids in `validCourseIds` are ignored.
 */
export function creditFor({
  strategy,
  dutyWaived,
  courses,
  validCourseIds,
  dutyKept,
  creditHundredths,
  hourTenths,
}: {
  strategy: GrantStrategy;
  /** Of `byCourseHours` alone; the others take no notice of it. */
  dutyWaived: boolean;
  courses: readonly { courseId: string; hourTenths: number }[];
  validCourseIds: readonly string[];
  /** A record on every teaching day in some window of some course (rules: "Daily duty"). */
  dutyKept: boolean;
  /** The project's credits. */
  creditHundredths: number;
  /** The project's total hours. */
  hourTenths: number;
}): CreditDecision {
  const valid = courses.filter(({ courseId }) => validCourseIds.includes(courseId));
  if (valid.length === 0) return { kind: 'none', reason: 'noValidCourse' };
  // What is missing most is named first: a course, and only then a day.
  if (strategy === 'allCoursesFull' && valid.length < courses.length) return { kind: 'none', reason: 'notAllCourses' };
  if (!dutyKept && demandsDuty(strategy, dutyWaived)) return { kind: 'none', reason: 'dayLacked' };
  switch (strategy) {
    case 'anyCourseFull':
    case 'allCoursesFull':
      return { kind: 'credit', creditHundredths, hourTenths };
    case 'byCourseHours': {
      const attended = Math.min(
        hourTenths,
        valid.reduce((sum, course) => sum + course.hourTenths, 0),
      );
      const share = hourTenths > 0 ? (creditHundredths * attended) / hourTenths : 0;
      const rounded = Math.floor(share / CREDIT_STEP_HUNDREDTHS) * CREDIT_STEP_HUNDREDTHS;
      return rounded > 0
        ? { kind: 'credit', creditHundredths: rounded, hourTenths: attended }
        : { kind: 'none', reason: 'belowOneStep' };
    }
  }
}
